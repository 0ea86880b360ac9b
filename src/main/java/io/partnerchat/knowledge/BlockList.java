package io.partnerchat.knowledge;

import io.partnerchat.knowledge.Block.Kind;
import io.partnerchat.knowledge.SourceException.Reason;
import java.util.ArrayList;
import java.util.List;

/** Collects the blocks of one source within its limits of text and time. */
final class BlockList {
    private final List<Block> blocks = new ArrayList<>();
    private final ReadClock clock;
    private final int maxCharacters;
    private int characters;

    BlockList(int maxCharacters, ReadClock clock) {
        this.maxCharacters = maxCharacters;
        this.clock = clock;
    }

    void heading(int level, String text) {
        add(Kind.HEADING, Math.max(1, Math.min(6, level)), text);
    }

    void paragraph(String text) {
        add(Kind.PARAGRAPH, 0, text);
    }

    void item(int depth, String text) {
        add(Kind.LIST_ITEM, Math.max(0, depth), text);
    }

    /** A row of a table; header is empty when the table names no columns. */
    void row(List<String> header, List<String> cells) {
        StringBuilder row = new StringBuilder();
        boolean named = header.size() == cells.size();
        for (int i = 0; i < cells.size(); i++) {
            String cell = PlainText.oneLine(cells.get(i));
            if (cell.isEmpty()) {
                continue;
            }
            row.append(row.isEmpty() ? "" : named ? "; " : " | ");
            String name = named ? PlainText.oneLine(header.get(i)) : "";
            row.append(name.isEmpty() ? "" : name + ": ").append(cell);
        }
        add(Kind.TABLE_ROW, 0, row.toString());
    }

    private void add(Kind kind, int level, String text) {
        String line = PlainText.oneLine(text);
        clock.check();
        if (line.isEmpty()) {
            return;
        }
        characters += line.length();
        if (characters > maxCharacters || characters < 0) {
            throw new SourceException(
                    Reason.TOO_LARGE, "It has more text than the limit of " + maxCharacters + " characters.");
        }
        blocks.add(new Block(kind, level, line));
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    ReadClock clock() {
        return clock;
    }

    /**
     * The text with its title, or its first heading of the highest level when the title is blank.
     *
     * @throws SourceException NO_TEXT when nothing was collected
     */
    SourceText source(String title, String language) {
        if (blocks.isEmpty()) {
            throw new SourceException(Reason.NO_TEXT, "There is no text in it.");
        }
        String known = PlainText.orNull(title);
        return new SourceText(known == null ? firstHeading() : known, PlainText.orNull(language), List.copyOf(blocks));
    }

    private String firstHeading() {
        return blocks.stream()
                .filter(block -> block.kind() == Kind.HEADING && block.level() == 1)
                .findFirst()
                .or(() -> blocks.stream()
                        .limit(1)
                        .filter(block -> block.kind() == Kind.HEADING)
                        .findFirst())
                .map(block -> PlainText.cut(block.text(), 300))
                .orElse(null);
    }
}
