package io.partnerchat.knowledge;

import io.partnerchat.knowledge.QueryUnit.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What an unknown word may have been meant to be: spelt nearly alike, or two words written as one. */
final class Spelling {
    private static final int SHORTEST_PART = 3;

    private final Language language;
    private final Lexicon lexicon;
    private final IndexTerms terms;

    Spelling(Language language, Lexicon lexicon, IndexTerms terms) {
        this.language = language;
        this.lexicon = lexicon;
        this.terms = terms;
    }

    /** The word of the lexicon that was likely meant; the word itself when it is known or nothing is near. */
    String corrected(String word) {
        try {
            if (word.length() < 4
                    || lexicon.knows(word)
                    || lexicon.isCommon(word)
                    || terms.frequency(Lexicons.PLAIN, word) > 0
                    || lexicon.knowsStem(lexicon.stem(word))) {
                return word;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String nearest = word;
        int least = (word.length() < 5 ? 1 : IndexTerms.edits(word)) + 1;
        for (String candidate : lexicon.words()) {
            if (candidate.length() < 4 || candidate.charAt(0) != word.charAt(0)) {
                continue;
            }
            int distance = distance(word, candidate, least);
            // in a short word any letter makes another word; only letters that changed places are surely a slip
            if (distance < least && (word.length() > 4 || anagram(word, candidate))) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    List<Way> ways(String word) throws IOException {
        List<Way> ways = new ArrayList<>();
        for (String similar : lexicon.isCommon(word) ? List.<String>of() : terms.similar(word)) {
            ways.add(new Way(Lexicons.PLAIN, List.of(similar), Weights.MISSPELT));
        }
        for (int cut = SHORTEST_PART; cut <= word.length() - SHORTEST_PART; cut++) {
            String head = word.substring(0, cut);
            String tail = word.substring(cut);
            if (known(head) && known(tail)) {
                ways.add(new Way(Lexicons.PLAIN, List.of(head, tail), 1));
                ways.add(new Way(language.code(), List.of(lexicon.stem(head), lexicon.stem(tail)), 1));
            }
        }
        return ways;
    }

    private boolean known(String word) throws IOException {
        return terms.frequency(Lexicons.PLAIN, word) > 0;
    }

    private static boolean anagram(String one, String other) {
        return one.length() == other.length()
                && java.util.Arrays.equals(
                        one.chars().sorted().toArray(), other.chars().sorted().toArray());
    }

    /** Letters to add, drop, replace or exchange with their neighbour; the limit when it is that or more. */
    static int distance(String one, String other, int limit) {
        if (Math.abs(one.length() - other.length()) >= limit) {
            return limit;
        }
        int[][] d = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                d[i][j] = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return Math.min(limit, d[one.length()][other.length()]);
    }
}
