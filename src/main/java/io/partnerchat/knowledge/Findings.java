package io.partnerchat.knowledge;

import java.util.List;

/**
 * What the search found.
 *
 * @param passages the relevant ones, best first; empty when nothing is
 */
public record Findings(List<Passage> passages) {
    static final Findings NONE = new Findings(List.of());

    public Findings {
        passages = List.copyOf(passages);
    }
}
