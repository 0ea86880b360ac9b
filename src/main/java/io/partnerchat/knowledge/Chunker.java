package io.partnerchat.knowledge;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into chunks of about {@value #AIM} tokens, where its author has paused: at headings, then between
 * paragraphs, list items and table rows, then between sentences, and only in a sentence without end between words.
 */
final class Chunker {
    private static final int AIM = 300;
    private static final int MOST = 400;
    private static final int LITTLE = 60;
    static final String PATH = " > ";

    private final List<Chunk> chunks = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private int pendingTokens;

    private Chunker() {}

    static List<Chunk> chunks(List<Block> blocks) {
        Chunker chunker = new Chunker();
        blocks.forEach(chunker::add);
        chunker.flush();
        if (chunker.chunks.isEmpty()) {
            // headings alone are still something to find
            blocks.forEach(block -> chunker.addText(block.text(), "\n"));
            chunker.path.clear();
            chunker.flush();
        }
        return List.copyOf(chunker.chunks);
    }

    /** An answer in as many chunks as it needs, each after its question, which is the first line. */
    static List<Chunk> ofQuestion(String question, String answer) {
        String firstLine = question.strip().replaceAll("\\s+", " ");
        if (tokens(firstLine) + tokens(answer) <= 2 * MOST) {
            return List.of(new Chunk(null, firstLine + '\n' + answer.strip()));
        }
        List<Block> paragraphs = answer.strip()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> new Block(Block.Kind.PARAGRAPH, 0, line.strip()))
                .toList();
        return chunks(paragraphs).stream()
                .map(chunk -> new Chunk(null, firstLine + '\n' + chunk.text()))
                .toList();
    }

    /** A text that stands for itself, whole where it fits and else by its blocks. */
    static List<Chunk> whole(String text, List<Block> blocks) {
        return tokens(text) <= MOST ? List.of(new Chunk(null, text)) : chunks(blocks);
    }

    private void add(Block block) {
        switch (block.kind()) {
            case HEADING -> {
                flush();
                while (path.size() >= Math.max(1, block.level())) {
                    path.remove(path.size() - 1);
                }
                while (path.size() < block.level() - 1) {
                    path.add("");
                }
                path.add(block.text());
            }
            case LIST_ITEM -> addText("  ".repeat(Math.max(0, block.level())) + "- " + block.text(), "\n");
            case TABLE_ROW -> addText(block.text(), "\n");
            case PARAGRAPH -> addText(block.text(), "\n");
        }
    }

    private void addText(String text, String separator) {
        int tokens = tokens(text);
        if (tokens <= MOST) {
            put(text + separator, tokens);
            return;
        }
        for (String sentence : sentences(text)) {
            if (tokens(sentence) <= MOST) {
                put(sentence, tokens(sentence));
            } else {
                words(sentence);
            }
        }
        pending.add(separator);
    }

    private void put(String text, int tokens) {
        boolean full = pendingTokens + tokens > (pendingTokens < LITTLE || tokens < LITTLE ? MOST : AIM);
        if (pendingTokens > 0 && full) {
            flush();
        }
        pending.add(text);
        pendingTokens += tokens;
    }

    private void flush() {
        String text = String.join("", pending).stripTrailing();
        if (!text.isBlank()) {
            String heading = String.join(
                    PATH, path.stream().filter(name -> !name.isBlank()).toList());
            chunks.add(new Chunk(heading.isEmpty() ? null : heading, text));
        }
        pending.clear();
        pendingTokens = 0;
    }

    private static List<String> sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            sentences.add(text.substring(start, end));
        }
        return sentences;
    }

    private void words(String sentence) {
        int start = 0;
        while (start < sentence.length()) {
            int end = start;
            int lastSpace = -1;
            double tokens = 0;
            while (end < sentence.length() && tokens < AIM) {
                int character = sentence.codePointAt(end);
                tokens += weight(character);
                end += Character.charCount(character);
                lastSpace = Character.isWhitespace(character) ? end : lastSpace;
            }
            int cut = end < sentence.length() && lastSpace > start ? lastSpace : end;
            put(sentence.substring(start, cut), (int) Math.ceil(tokens));
            start = cut;
        }
    }

    /** About as many as an embedding model counts: four Latin letters to one, two of other alphabets, each ideograph one. */
    static int tokens(String text) {
        return (int) Math.ceil(text.codePoints().mapToDouble(Chunker::weight).sum());
    }

    private static double weight(int character) {
        if (character < 0x250) {
            return 0.25;
        }
        return character < 0x2e80 ? 0.5 : 1;
    }
}
