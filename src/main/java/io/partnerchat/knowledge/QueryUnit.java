package io.partnerchat.knowledge;

import java.util.List;

/**
 * One thing a question asks about: a word, or several that belong together, with all the ways it may stand in a passage.
 *
 * @param weight how much of the question it is
 * @param known whether any passage has it in any way
 */
record QueryUnit(String name, double weight, boolean known, List<Way> ways) {
    /**
     * All terms together, each as it stands in the index: see {@link TermOf}.
     *
     * @param quality 1 for the visitor's own word, less for what may mean the same
     */
    record Way(List<String> terms, double quality) {}

    QueryUnit times(double share) {
        return new QueryUnit(name, weight * share, known, ways);
    }
}
