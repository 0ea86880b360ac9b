package io.partnerchat.knowledge;

import java.util.List;

/**
 * A question, understood as far as words go.
 *
 * @param units what it asks about, what matters most first; none when it has only filler words, as a greeting has
 * @param lists for who searches for it on the same thread
 */
record Asked(Language language, List<QueryUnit> units, TermLists lists) {}
