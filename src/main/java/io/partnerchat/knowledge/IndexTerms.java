package io.partnerchat.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;

/** The terms of one index: how rare each is, and which are spelt nearly alike. Thread-safe; remembers some of them. */
final class IndexTerms {
    private static final int MOST_SIMILAR = 4;
    private static final int REMEMBERED = 1_024;

    private final IndexReader reader;
    private final int passages;
    private final double mostRare;
    /** A hash above and the bits of its rarity below. */
    private final long[] rarities = new long[REMEMBERED];

    IndexTerms(IndexReader reader) {
        this.reader = reader;
        this.passages = Math.max(1, reader.numDocs());
        this.mostRare = Math.log(1 + (passages + 0.5) / 0.5);
    }

    TermLists lists() {
        return new TermLists(reader);
    }

    /** Inverse document frequency as BM25 has it, as a share of the highest there is: 1 for a term in no passage. */
    double rarity(int frequency) {
        int in = Math.min(frequency, passages);
        return Math.log(1 + (passages - in + 0.5) / (in + 0.5)) / mostRare;
    }

    /** The same of a term given by the hash of its text and by its letters in UTF-8. */
    double rarity(TermLists lists, int hash, byte[] letters, int offset, int length) {
        int place = (hash ^ (hash >>> 16)) & (rarities.length - 1);
        long known = rarities[place];
        if (known == 0 || (int) (known >>> 32) != hash) {
            String term = new String(letters, offset, length, StandardCharsets.UTF_8);
            float rarity = (float) rarity(lists.frequency(term));
            known = ((long) hash << 32) | (Float.floatToIntBits(rarity) & 0xffff_ffffL);
            rarities[place] = known;
        }
        return Float.intBitsToFloat((int) known);
    }

    /** Words of the passages that differ by a letter, or two in a long word, and begin alike; commonest first. */
    List<String> similar(TermLists lists, String word) {
        int edits = NearestWord.edits(word);
        if (edits == 0) {
            return List.of();
        }
        Map<String, Integer> found = new HashMap<>();
        lists.beginning(TermOf.plain(word.substring(0, 1)), (term, frequency) -> {
            if (Math.abs(term.length() - 1 - word.length()) <= edits
                    && NearestWord.distance(word, term.substring(1), edits + 1) <= edits) {
                found.merge(term.substring(1), frequency, Integer::sum);
            }
        });
        return found.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_SIMILAR)
                .map(Map.Entry::getKey)
                .toList();
    }
}
