package io.partnerchat.knowledge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A line of a PDF page.
 *
 * @param size of its letters in points, rounded to halves
 * @param endsParagraph whether a gap follows
 * @param edge whether it is the first or the last of its page
 */
record PdfLine(String text, float size, boolean endsParagraph, boolean edge) {
    private static final float HEADING = 1.15f;
    private static final int HEADING_LENGTH = 150;

    /** Joins lines to paragraphs; larger letters are headings; what stands on the edge of most pages is left out. */
    static void toBlocks(List<PdfLine> lines, int pages, BlockList blocks) {
        float body = bodySize(lines);
        Set<String> frame = frame(lines, pages);
        StringBuilder open = new StringBuilder();
        for (PdfLine line : lines) {
            if (line.edge && frame.contains(pattern(line.text))) {
                continue;
            }
            if (line.size > body * HEADING && line.text.length() <= HEADING_LENGTH) {
                close(open, blocks);
                blocks.heading(line.size > body * 1.5 ? 1 : 2, line.text);
                continue;
            }
            if (startsItem(line.text)) {
                close(open, blocks);
            }
            append(open, line.text);
            if (line.endsParagraph) {
                close(open, blocks);
            }
        }
        close(open, blocks);
    }

    /** A word divided at the end of a line is one word again. */
    private static void append(StringBuilder open, String text) {
        int last = open.length() - 1;
        boolean divided = last > 0
                && open.charAt(last) == '-'
                && Character.isLetter(open.charAt(last - 1))
                && !text.isEmpty()
                && Character.isLowerCase(text.charAt(0));
        if (divided) {
            open.setLength(last);
        } else if (last >= 0) {
            open.append(' ');
        }
        open.append(text);
    }

    private static void close(StringBuilder open, BlockList blocks) {
        String text = open.toString();
        open.setLength(0);
        if (startsItem(text)) {
            blocks.item(0, text.replaceFirst("^\\S+\\s+", ""));
        } else {
            blocks.paragraph(text);
        }
    }

    private static boolean startsItem(String text) {
        return text.matches("(?s)([•●▪◦‣–*-]|\\d{1,2}[.)]) \\S.*");
    }

    /** The size most characters have. */
    private static float bodySize(List<PdfLine> lines) {
        Map<Float, Integer> sizes = new TreeMap<>();
        lines.forEach(line -> sizes.merge(line.size, line.text.length(), Integer::sum));
        return sizes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0f);
    }

    /** Headers and footers: the same but for a number on more than half of at least three pages. */
    private static Set<String> frame(List<PdfLine> lines, int pages) {
        Map<String, Integer> counts = new HashMap<>();
        lines.stream().filter(PdfLine::edge).forEach(line -> counts.merge(pattern(line.text), 1, Integer::sum));
        Set<String> frame = new HashSet<>();
        counts.forEach((text, count) -> {
            if (pages >= 3 && count > pages / 2) {
                frame.add(text);
            }
        });
        return frame;
    }

    private static String pattern(String text) {
        return text.replaceAll("\\d+", "#");
    }
}
