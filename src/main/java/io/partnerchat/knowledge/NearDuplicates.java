package io.partnerchat.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Passages that say the same, nearly word for word: a text pasted twice, or a page's boilerplate. */
final class NearDuplicates {
    private static final int SHINGLE = 3;
    private static final double ALIKE = 0.9;
    /** Texts that are alike are about as long as each other. */
    private static final double AS_LONG = 0.75;

    private NearDuplicates() {}

    /** The first of each kind, up to the limit. */
    static List<Hit> without(List<Hit> hits, int limit) {
        List<Hit> kept = new ArrayList<>(Math.min(limit, hits.size()));
        int[][] shingles = new int[hits.size()][];
        for (Hit hit : hits) {
            if (kept.size() == limit) {
                break;
            }
            if (!repeats(hit.passage(), kept, shingles)) {
                kept.add(hit);
            }
        }
        return List.copyOf(kept);
    }

    /** @param shingles of those kept, as far as they were needed */
    private static boolean repeats(Passage passage, List<Hit> kept, int[][] shingles) {
        int[] own = null;
        for (int i = 0; i < kept.size(); i++) {
            Passage other = kept.get(i).passage();
            if (!mayRepeat(passage, other)) {
                continue;
            }
            own = own == null ? shingles(passage) : own;
            shingles[i] = shingles[i] == null ? shingles(other) : shingles[i];
            if (alike(own, shingles[i])) {
                return true;
            }
        }
        if (own != null) {
            shingles[kept.size()] = own;
        }
        return false;
    }

    static boolean alike(Passage one, Passage other) {
        return mayRepeat(one, other) && alike(shingles(one), shingles(other));
    }

    /** Two products with the same description are two products. */
    private static boolean mayRepeat(Passage one, Passage other) {
        boolean products = one.is(Passage.PRODUCT) || other.is(Passage.PRODUCT);
        double shorter = Math.min(one.text().length(), other.text().length());
        double longer = Math.max(one.text().length(), other.text().length());
        return one.id().equals(other.id()) || (!products && shorter >= AS_LONG * longer);
    }

    private static boolean alike(int[] one, int[] other) {
        int common = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            int order = Integer.compare(one[i], other[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common >= ALIKE * (one.length + other.length - common);
    }

    /** Hashes of all words three at a time, in order and each once. */
    private static int[] shingles(Passage passage) {
        int[] words = words(passage.text());
        int count = Math.max(1, words.length - SHINGLE + 1);
        int[] shingles = new int[count];
        for (int i = 0; i < count; i++) {
            for (int j = i; j < Math.min(i + SHINGLE, words.length); j++) {
                shingles[i] = 31 * shingles[i] + words[j];
            }
        }
        return Arrays.stream(shingles).sorted().distinct().toArray();
    }

    private static int[] words(String text) {
        int[] words = new int[16];
        int count = 0;
        int hash = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
                hash = 31 * hash + Character.toLowerCase(text.charAt(i));
            } else if (hash != 0) {
                words = count == words.length ? Arrays.copyOf(words, 2 * count) : words;
                words[count++] = hash;
                hash = 0;
            }
        }
        return Arrays.copyOf(words, count);
    }
}
