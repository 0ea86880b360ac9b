package io.partnerchat.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What the search found. */
public final class Findings {
    private final List<Passage> passages;
    private final Passage best;
    private final boolean aboutNothing;
    private final Supplier<String> excerpt;

    /** @param excerpt asked only by who needs it: a turn that the model answers does not */
    public Findings(List<Passage> passages, boolean aboutNothing, Supplier<String> excerpt) {
        this(passages, passages.isEmpty() ? null : passages.get(0), aboutNothing, excerpt);
    }

    private Findings(List<Passage> passages, Passage best, boolean aboutNothing, Supplier<String> excerpt) {
        this.passages = List.copyOf(passages);
        this.best = best;
        this.aboutNothing = aboutNothing;
        this.excerpt = excerpt;
    }

    /** With what the visitor looks at before the rest: "is this one in stock?" names nothing that could be found. */
    public Findings startingWith(Passage shown) {
        List<Passage> all = new ArrayList<>(List.of(shown));
        for (Passage passage : passages) {
            if (!passage.id().equals(shown.id())) {
                all.add(passage);
            }
        }
        return best != null || aboutNothing
                ? new Findings(all, best, aboutNothing, excerpt)
                : new Findings(all, shown, false, () -> Excerpt.fitting(PassageDocument.body(shown)));
    }

    /** The relevant passages, best first; empty when none is. */
    public List<Passage> passages() {
        return passages;
    }

    /** What answers the question without the model; null when nothing does. */
    public Passage best() {
        return best;
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
