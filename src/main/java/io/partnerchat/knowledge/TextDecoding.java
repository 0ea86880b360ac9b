package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes to text without guessing where it can be known: a byte order mark, then strict UTF-8, then the declared charset,
 * then Windows-1252, which is what is left in Western files that are none of these.
 */
final class TextDecoding {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern DECLARED =
            Pattern.compile("(?i)(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]{1,40})");

    private TextDecoding() {}

    /**
     * @param contentType may declare a charset; may be null
     * @throws SourceException BAD_ENCODING or, for what is no text at all, UNSUPPORTED
     */
    static String decode(byte[] bytes, String contentType) {
        Optional<Charset> marked = byteOrderMark(bytes);
        if (marked.isPresent()) {
            int length = marked.get().equals(StandardCharsets.UTF_8) ? 3 : 2;
            byte[] rest = Arrays.copyOfRange(bytes, length, bytes.length);
            return text(strict(rest, 0, marked.get())
                    .or(() -> nearly(rest, marked.get()))
                    .orElseThrow(TextDecoding::broken));
        }
        Optional<Charset> declared = declared(contentType, bytes);
        return text(declared.filter(charset -> looksLikeAscii(charset, bytes))
                .flatMap(charset -> strict(bytes, 0, charset))
                .or(() -> strict(bytes, 0, StandardCharsets.UTF_8))
                .or(() -> declared.flatMap(charset -> strict(bytes, 0, charset)))
                .or(() -> declared.flatMap(charset -> nearly(bytes, charset)))
                .or(() -> strict(bytes, 0, WINDOWS))
                .orElseThrow(TextDecoding::broken));
    }

    static Optional<Charset> byteOrderMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return startsWith(bytes, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** What the sender says, or the head of an HTML page. */
    private static Optional<Charset> declared(String contentType, byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 2048), StandardCharsets.ISO_8859_1);
        return charset(contentType == null ? "" : contentType).or(() -> charset(head));
    }

    /** What pages mean by a name, which is more than the name says, as browsers know. */
    private static String whole(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "iso-8859-1", "latin1", "us-ascii", "ascii" -> "windows-1252";
            case "iso-8859-9" -> "windows-1254";
            case "gb2312", "gbk" -> "GB18030";
            case "shift_jis", "shift-jis", "sjis" -> "windows-31j";
            case "euc-kr", "ks_c_5601-1987" -> "x-windows-949";
            default -> name;
        };
    }

    private static Optional<Charset> charset(String text) {
        Matcher found = DECLARED.matcher(text);
        try {
            return found.find() ? Optional.of(Charset.forName(whole(found.group(1)))) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty(); // as good as none
        }
    }

    /** Their bytes are good UTF-8 too, but not the same text. */
    private static boolean looksLikeAscii(Charset charset, byte[] bytes) {
        byte sign = (byte) (charset.name().startsWith("UTF-16") ? 0 : 0x1B);
        boolean possible = charset.name().startsWith("UTF-16") || charset.name().startsWith("ISO-2022");
        for (int i = 0; possible && i < bytes.length; i++) {
            if (bytes[i] == sign) {
                return true;
            }
        }
        return false;
    }

    /** A broken character here and there does not make all the others wrong. */
    private static Optional<String> nearly(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        long broken = text.chars().filter(c -> c == 0xFFFD).count();
        return Optional.of(text).filter(decoded -> broken <= 1 + decoded.length() / 1000);
    }

    private static Optional<String> strict(byte[] bytes, int from, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Text has next to no control characters. */
    private static String text(String decoded) {
        int controls = 0;
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            controls += c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' ? 1 : 0;
        }
        if (controls > 2 && controls > decoded.length() / 1000) {
            throw new SourceException(
                    Reason.UNSUPPORTED, "It is not text, PDF or docx; send txt, md, html, pdf or docx.");
        }
        return decoded;
    }

    private static SourceException broken() {
        return new SourceException(
                Reason.BAD_ENCODING, "Its characters cannot be read: it is neither UTF-8 nor what it declares.");
    }
}
