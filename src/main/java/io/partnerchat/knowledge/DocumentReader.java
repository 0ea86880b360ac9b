package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a partner uploads: txt, md, html, pdf and docx, told apart by content. */
final class DocumentReader {
    private static final Pattern BLANK_LINES = Pattern.compile("\\R[ \\t]*\\R\\s*");
    private static final Pattern ITEM = Pattern.compile("[ \\t]*(?:[-*•–·]|\\d{1,3}[.)])[ \\t]+(\\S.*)");

    private final ReadLimits limits;

    DocumentReader(ReadLimits limits) {
        this.limits = limits;
    }

    /**
     * @param name of the file and
     * @param contentType are hints only; both may be null
     * @throws SourceException with the reason
     */
    SourceText file(byte[] bytes, String name, String contentType) {
        if (bytes.length > limits.bytes()) {
            throw new SourceException(
                    Reason.TOO_LARGE, "It is larger than the limit of " + (limits.bytes() >> 20) + " MB.");
        }
        if (bytes.length == 0) {
            throw empty();
        }
        FileKind kind = FileKind.ofBinary(bytes, name, contentType);
        if (kind == FileKind.PDF) {
            return PdfText.read(bytes, limits, blocks());
        }
        if (kind == FileKind.DOCX) {
            return DocxText.read(bytes, limits, blocks());
        }
        String text = TextDecoding.decode(bytes, contentType);
        return switch (FileKind.ofText(text, name, contentType)) {
            case HTML -> html(text);
            case MARKDOWN -> markdown(text);
            default -> text(text);
        };
    }

    /** Paragraphs are what stands between blank lines; a line that begins like a list item is one. */
    SourceText text(String text) {
        requireText(text);
        BlockList blocks = blocks();
        for (String paragraph : (Iterable<String>) BLANK_LINES.splitAsStream(text)::iterator) {
            StringBuilder open = new StringBuilder();
            boolean item = false;
            for (String line : (Iterable<String>) paragraph.lines()::iterator) {
                Matcher listed = ITEM.matcher(line);
                if (listed.matches()) {
                    close(blocks, open, item);
                    item = true;
                    open.append(listed.group(1));
                } else {
                    open.append(' ').append(line);
                }
            }
            close(blocks, open, item);
        }
        return blocks.source(null, null);
    }

    private static void close(BlockList blocks, StringBuilder open, boolean item) {
        if (item) {
            blocks.item(0, open.toString());
        } else {
            blocks.paragraph(open.toString());
        }
        open.setLength(0);
    }

    SourceText markdown(String markdown) {
        requireText(markdown);
        return MarkdownText.read(markdown, blocks());
    }

    /** Main text only: no navigation, scripts or forms. */
    SourceText html(String html) {
        requireText(html);
        return HtmlText.read(html, blocks());
    }

    private void requireText(String text) {
        if (text == null || text.isBlank()) {
            throw empty();
        }
        // a tag costs more than its text
        if (text.length() > Math.max(limits.bytes(), 4L * limits.characters())) {
            throw new SourceException(Reason.TOO_LARGE, "It is longer than the limit.");
        }
    }

    private BlockList blocks() {
        return new BlockList(limits.characters(), ReadClock.start(limits.time()));
    }

    private static SourceException empty() {
        return new SourceException(Reason.EMPTY, "It is empty.");
    }
}
