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
     * All terms together in the fields of one language.
     *
     * @param code a language or {@link Lexicons#PLAIN}
     * @param quality 1 for the visitor's own word, less for what may mean the same
     */
    record Way(String code, List<String> terms, double quality) {}
}
