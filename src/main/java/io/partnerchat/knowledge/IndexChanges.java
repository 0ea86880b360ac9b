package io.partnerchat.knowledge;

import java.util.List;

/** The rows that an index has to forget, and those it has to read anew or for the first time. */
record IndexChanges(List<Long> gone, List<Long> changed) {
    private static final int FEW = 5_000;

    /** Whether reading those alone is less work than all. */
    boolean areFewOf(int rows) {
        return changed.size() <= FEW && 2 * (changed.size() + gone.size()) <= rows;
    }
}
