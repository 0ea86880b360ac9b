package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is by its content. Name and declared type only choose between the flavours of text and uncover lies. */
enum FileKind {
    PDF,
    DOCX,
    HTML,
    MARKDOWN,
    TEXT;

    private static final Pattern HTML_START = Pattern.compile(
            "(?is)^\\s*(<\\?xml[^>]*>\\s*)?(<!--.{0,5000}?-->\\s*)*<(!doctype\\s+html|html|head|body|title|meta|article|div|p|h[1-6]|ul|table)\\b.*");
    private static final Pattern HTML_TAG = Pattern.compile("(?i)<(p|div|br|h[1-6]|ul|ol|li|table|span|a)\\b[^<>]*>");
    private static final Pattern MARKDOWN_SIGN = Pattern.compile(
            "(?m)^(#{1,6} \\S|```|\\|[ :|-]*-{3}[ :|-]*\\||[*-] \\[[ x]\\] )|\\[[^\\]\\n]{1,200}\\]\\([^)\\s]{1,500}\\)|\\*\\*\\S");

    /**
     * Packed and binary files; text stays for {@link #ofText}.
     *
     * @return null when it may be text
     * @throws SourceException ENCRYPTED, UNSUPPORTED, WRONG_TYPE
     */
    static FileKind ofBinary(byte[] bytes, String name, String contentType) {
        String start = latin(bytes, 1024);
        if (start.contains("%PDF-")) {
            return PDF;
        }
        if (start.startsWith("PK\3\4")) {
            return DOCX;
        }
        if (start.startsWith("PK\5\6")) {
            throw new SourceException(Reason.EMPTY, "It is an empty zip archive.");
        }
        if (TextDecoding.startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw compound(bytes);
        }
        if (start.startsWith("{\\rtf")) {
            throw new SourceException(Reason.UNSUPPORTED, "It is an RTF file; save it as docx or pdf.");
        }
        if (start.startsWith("\u0089PNG") || start.startsWith("\u00FF\u00D8\u00FF") || start.startsWith("GIF8")) {
            throw new SourceException(Reason.UNSUPPORTED, "It is a picture; text in pictures is not read.");
        }
        String declared = declared(name, contentType);
        if (declared.contains("pdf") || declared.contains("docx") || declared.contains("wordprocessingml")) {
            throw new SourceException(
                    Reason.WRONG_TYPE, "Its name or type says pdf or docx, but its content is neither.");
        }
        return null;
    }

    /** @throws SourceException UNSUPPORTED for XML that is no page */
    static FileKind ofText(String text, String name, String contentType) {
        String start = PlainText.cut(text, 20_000);
        if (HTML_START.matcher(start).matches()) {
            return HTML;
        }
        if (start.stripLeading().startsWith("<?xml")) {
            throw new SourceException(
                    Reason.UNSUPPORTED, "It is XML; a product feed is sent as products, a sitemap as pages.");
        }
        String declared = declared(name, contentType);
        if (declared.contains("htm") && HTML_TAG.matcher(start).find()) {
            return HTML;
        }
        boolean marked = declared.contains("markdown") || declared.contains(".md ");
        return marked || MARKDOWN_SIGN.matcher(start).results().limit(2).count() == 2 ? MARKDOWN : TEXT;
    }

    /** The old Office container: either an encrypted docx or a format of the nineties. */
    private static SourceException compound(byte[] bytes) {
        byte[] marker = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        boolean encrypted = latin(bytes, bytes.length).contains(new String(marker, StandardCharsets.ISO_8859_1));
        return encrypted
                ? new SourceException(Reason.ENCRYPTED, "It is protected with a password; save it without one.")
                : new SourceException(Reason.UNSUPPORTED, "It is an old Office file; save it as docx or pdf.");
    }

    private static String latin(byte[] bytes, int length) {
        return new String(bytes, 0, Math.min(bytes.length, length), StandardCharsets.ISO_8859_1);
    }

    private static String declared(String name, String contentType) {
        return (name + " " + contentType).toLowerCase(Locale.ROOT);
    }
}
