package io.partnerchat.knowledge;

import java.util.List;
import java.util.function.Supplier;

/** What the search found. */
public final class Findings {
    private final List<Passage> passages;
    private final boolean aboutNothing;
    private final Supplier<String> excerpt;

    /** @param excerpt asked only by who needs it: a turn that the model answers does not */
    public Findings(List<Passage> passages, boolean aboutNothing, Supplier<String> excerpt) {
        this.passages = List.copyOf(passages);
        this.aboutNothing = aboutNothing;
        this.excerpt = excerpt;
    }

    /** The relevant passages, best first; empty when none is. */
    public List<Passage> passages() {
        return passages;
    }

    /** Whether the question has no word to search for, as a greeting has none. */
    public boolean aboutNothing() {
        return aboutNothing;
    }

    /** What the best passage says about the question, in its own words; null when nothing was found. Worked out anew each time. */
    public String excerpt() {
        return excerpt.get();
    }
}
