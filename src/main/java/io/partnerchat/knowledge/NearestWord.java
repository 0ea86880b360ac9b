package io.partnerchat.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds which of some words a misspelt one was likely meant to be. */
final class NearestWord {
    private static final int SHORTEST = 4;

    private record Entry(String word, int letters) {}

    private final Map<Integer, List<Entry>> byStartAndLength = new HashMap<>();

    NearestWord(Set<String> words) {
        for (String word : words) {
            if (word.length() >= SHORTEST) {
                byStartAndLength
                        .computeIfAbsent(place(word.charAt(0), word.length()), key -> new ArrayList<>())
                        .add(new Entry(word, letters(word)));
            }
        }
    }

    private static int place(char first, int length) {
        return (first << 8) | Math.min(255, length);
    }

    /** A bit for each letter that the word has: words that are near have nearly the same. */
    private static int letters(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters |= 1 << (word.charAt(i) & 31);
        }
        return letters;
    }

    /** The word itself when none is near. */
    String to(String word) {
        if (word.length() < SHORTEST) {
            return word;
        }
        String nearest = word;
        int most = word.length() == SHORTEST ? 1 : edits(word);
        int least = most + 1;
        int fewest = Integer.SIZE;
        int own = letters(word);
        for (int length = word.length() - most; length <= word.length() + most; length++) {
            for (Entry entry : byStartAndLength.getOrDefault(place(word.charAt(0), length), List.of())) {
                // of two that are as near, the one with the same letters: one is left out more often than another is
                // typed
                int others = Integer.bitCount(own ^ entry.letters);
                if (others > 2 * least) {
                    continue;
                }
                int distance = distance(word, entry.word, least + 1);
                boolean nearer = distance < least || (distance == least && !nearest.equals(word) && others < fewest);
                // in a short word any letter makes another word; only letters that changed places are surely a slip
                if (nearer && (word.length() > SHORTEST || anagram(word, entry.word))) {
                    least = distance;
                    fewest = others;
                    nearest = entry.word;
                }
            }
        }
        return nearest;
    }

    /** How many letters of it may be wrong. */
    static int edits(String word) {
        return word.length() <= SHORTEST ? 0 : word.length() < 2 * SHORTEST ? 1 : 2;
    }

    private static boolean anagram(String one, String other) {
        return one.length() == other.length()
                && Arrays.equals(
                        one.chars().sorted().toArray(), other.chars().sorted().toArray());
    }

    /** Letters to add, drop, replace or exchange with their neighbour; the limit when it is that or more. */
    static int distance(String one, String other, int limit) {
        if (Math.abs(one.length() - other.length()) >= limit) {
            return limit;
        }
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(last[j - 1] + same, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return Math.min(limit, last[other.length()]);
    }
}
