package io.partnerchat.knowledge;

import java.util.List;

/**
 * What the search found.
 *
 * @param passages the relevant ones, best first; empty when nothing is
 * @param aboutNothing whether the question has no word to search for, as a greeting has none
 * @param excerpt what the best passage says about the question, in its own words; null when nothing was found
 */
public record Findings(List<Passage> passages, boolean aboutNothing, String excerpt) {
    public Findings {
        passages = List.copyOf(passages);
    }
}
