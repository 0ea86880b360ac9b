package io.partnerchat.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Passages that say the same, nearly word for word: a text pasted twice, or a page's boilerplate. */
final class NearDuplicates {
    private static final int SHINGLE = 3;
    private static final double ALIKE = 0.9;

    private NearDuplicates() {}

    /** The first of each kind, up to the limit. */
    static List<Hit> without(List<Hit> hits, int limit) {
        List<Hit> kept = new ArrayList<>();
        List<Set<List<String>>> seen = new ArrayList<>();
        for (Hit hit : hits) {
            Set<List<String>> shingles = shingles(hit.passage());
            if (kept.size() < limit && seen.stream().noneMatch(other -> alike(shingles, other))) {
                kept.add(hit);
                seen.add(shingles);
            }
        }
        return List.copyOf(kept);
    }

    static boolean alike(Passage one, Passage other) {
        return alike(shingles(one), shingles(other));
    }

    private static boolean alike(Set<List<String>> one, Set<List<String>> other) {
        long common = one.stream().filter(other::contains).count();
        return common >= ALIKE * (one.size() + other.size() - common);
    }

    /** Two products with the same description are two products: the name counts. */
    private static Set<List<String>> shingles(Passage passage) {
        String name = passage.is(Passage.PRODUCT) ? passage.title() + ' ' : "";
        List<String> words = TextAnalysis.words(name + passage.text());
        Set<List<String>> shingles = new HashSet<>();
        for (int i = 0; i + SHINGLE <= words.size(); i++) {
            shingles.add(words.subList(i, i + SHINGLE));
        }
        if (shingles.isEmpty()) {
            shingles.add(words);
        }
        if (passage.is(Passage.PRODUCT)) {
            shingles.add(List.of(passage.id()));
        }
        return shingles;
    }
}
