package io.partnerchat.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** What stands before a stream of a PDF and says how it is packed, read without a parser. */
final class PdfDictionary {
    private static final int LONGEST = 1 << 16;
    private static final Pattern IMAGE = Pattern.compile("/Subtype\\s*/Image\\b");
    private static final String NAME =
            "/(FlateDecode|LZWDecode|RunLengthDecode|ASCIIHexDecode|ASCII85Decode|Fl|LZW|RL|AHx|A85)"
                    + "(?![A-Za-z0-9])";
    private static final Pattern FILTER = Pattern.compile(NAME);
    private static final Pattern LIST = Pattern.compile("/(?:Filter|F)\\s*\\[([^\\]]*)\\]");
    private static final Pattern HIDDEN = Pattern.compile("/(?:Filter|F)\\s*(?:\\[[^\\]]*?)?\\b\\d+\\s+\\d+\\s+R\\b");
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern LATE = Pattern.compile("/EarlyChange\\s+0");
    private static final Pattern NO_DICTIONARY = Pattern.compile("[^>%\\s]\\s*\\z|[^>]>\\s*\\z");

    private final String text;

    private PdfDictionary(String text) {
        this.text = text;
    }

    /** @throws SourceException TOO_COMPLEX when it is longer than any honest one */
    static PdfDictionary before(byte[] bytes, int keyword) {
        int from = Math.max(0, keyword - LONGEST);
        String before = new String(bytes, from, keyword - from, StandardCharsets.ISO_8859_1);
        int object = before.lastIndexOf(" obj");
        if (object < 0 && from > 0) {
            String lastLine = before.substring(Math.max(0, before.length() - 200));
            if (!NO_DICTIONARY.matcher(lastLine).find()) {
                throw PdfStreams.tooComplex();
            }
            return new PdfDictionary("/FlateDecode"); // a word in a text, most likely
        }
        Matcher escaped = ESCAPED.matcher(object < 0 ? before : before.substring(object));
        return new PdfDictionary(escaped.replaceAll(
                hex -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex.group(1), 16)))));
    }

    boolean isImage() {
        return IMAGE.matcher(text).find();
    }

    /** In the order of unpacking, each once: the parser does not apply one twice either. */
    List<COSName> filters() {
        List<COSName> all = names(text);
        if (HIDDEN.matcher(text).find()) {
            throw PdfStreams.tooComplex();
        }
        if (all.size() < 2) {
            return all;
        }
        List<COSName> listed = LIST.matcher(text)
                .results()
                .flatMap(list -> names(list.group(1)).stream())
                .distinct()
                .toList();
        if (listed.size() != all.size()) {
            throw PdfStreams.tooComplex(); // more names than filters: one of them is there to mislead
        }
        return listed;
    }

    private static List<COSName> names(String text) {
        Stream<String> names = FILTER.matcher(text).results().map(name -> name.group(1));
        return names.distinct().map(COSName::getPDFName).toList();
    }

    COSDictionary parameters() {
        COSDictionary parameters = new COSDictionary();
        parameters.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        COSDictionary late = new COSDictionary();
        if (LATE.matcher(text).find()) {
            late.setInt(COSName.EARLY_CHANGE, 0);
        }
        parameters.setItem(COSName.DECODE_PARMS, late);
        return parameters;
    }
}
