package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Takes the bombs out of a PDF before the parser sees it, which unpacks any stream into memory without a limit. Pictures
 * are blanked: text extraction never needs them. Every packed stream is unpacked here first, into nothing, and refused
 * when it grows beyond the limit.
 */
final class PdfStreams {
    private static final String ENCRYPT = "Encrypt";
    private static final byte[] SLASH = {'/'};
    private static final byte[] KEYWORD = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private final long limit;
    private final ReadClock clock;

    private PdfStreams(byte[] bytes, long limit, ReadClock clock) {
        this.bytes = bytes;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * @return a copy that is safe to parse
     * @throws SourceException TOO_COMPLEX for a stream that unpacks to more than limit bytes, or hides how it is packed
     */
    static byte[] defuse(byte[] pdf, long limit, ReadClock clock) {
        PdfStreams streams = new PdfStreams(pdf.clone(), limit, clock);
        for (int at = indexOf(pdf, KEYWORD, 0); at >= 0; at = indexOf(pdf, KEYWORD, at + 1)) {
            clock.check();
            if (at < 3 || pdf[at - 1] != 'd' || pdf[at - 2] != 'n' || pdf[at - 3] != 'e') {
                streams.defuseAt(at);
            }
        }
        return streams.bytes;
    }

    /**
     * Whether it is encrypted, be it only against copying: then its streams do not show how far they unpack. The name
     * stands in the open, but any letter of a name may be written as its number.
     */
    static boolean isEncrypted(byte[] pdf) {
        for (int slash = indexOf(pdf, SLASH, 0); slash >= 0; slash = indexOf(pdf, SLASH, slash + 1)) {
            int at = slash + 1;
            int letters = 0;
            while (letters < ENCRYPT.length() && at < pdf.length) {
                int letter = pdf[at] & 0xFF;
                if (letter == '#' && at + 2 < pdf.length) {
                    letter = Character.digit(pdf[at + 1], 16) * 16 + Character.digit(pdf[at + 2], 16);
                    at += 2;
                }
                if (letter != ENCRYPT.charAt(letters)) {
                    break;
                }
                letters++;
                at++;
            }
            boolean ends = at >= pdf.length || !Character.isLetterOrDigit(pdf[at] & 0xFF);
            if (letters == ENCRYPT.length() && ends) {
                return true;
            }
        }
        return false;
    }

    private void defuseAt(int keyword) {
        PdfDictionary dictionary = PdfDictionary.before(bytes, keyword);
        int start = keyword + KEYWORD.length;
        start += start < bytes.length && bytes[start] == '\r' ? 1 : 0;
        start += start < bytes.length && bytes[start] == '\n' ? 1 : 0;
        if (dictionary.isImage()) {
            int end = indexOf(bytes, END, start);
            Arrays.fill(bytes, start, end < 0 ? bytes.length : end, (byte) 0);
        }
        // to the end of the file: a length in the dictionary may reach beyond a false end
        unpack(dictionary, start);
    }

    private void unpack(PdfDictionary dictionary, int start) {
        List<COSName> filters = dictionary.filters();
        COSDictionary parameters = dictionary.parameters();
        byte[] packed = null;
        for (int i = 0; i < filters.size(); i++) {
            BoundedOutput output = new BoundedOutput(limit, clock, i < filters.size() - 1);
            try (ByteArrayInputStream input = packed == null
                    ? new ByteArrayInputStream(bytes, start, bytes.length - start)
                    : new ByteArrayInputStream(packed)) {
                FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(input, output, parameters, 0);
            } catch (SourceException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                // broken data ends here for the parser, too
                output.write(new byte[0], 0, 0);
            }
            packed = output.kept();
        }
    }

    static SourceException tooComplex() {
        return new SourceException(Reason.TOO_COMPLEX, "The PDF unpacks to far more than it weighs.");
    }

    private static int indexOf(byte[] bytes, byte[] word, int from) {
        for (int i = from; i <= bytes.length - word.length; i++) {
            if (bytes[i] == word[0] && Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
                return i;
            }
        }
        return -1;
    }
}
