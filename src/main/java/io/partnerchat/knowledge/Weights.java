package io.partnerchat.knowledge;

/**
 * The numbers of the keyword search, set by hand with the evaluation on one half of the labelled questions of a made-up
 * shop and checked on the other half.
 */
final class Weights {
    /** A word that stands in some passage. */
    static final double KNOWN = 1;
    /** An idea of webshops; when no passage has it, the bot has likely not been told about it. */
    static final double LISTED = 1.1;
    /** A matter that shops have nothing to do with. */
    static final double FOREIGN = 2;
    /** An idea that is everywhere in a shop, as an order is, as a share of any other. */
    static final double GENERIC = 0.3;
    /** What a shop may sell, in a question about something else, as a share of any other idea. */
    static final double THING = 0.45;
    /** A word that says little, but is one way to say such an idea. */
    static final double LISTED_LIGHT = 0.25;
    /** A word that says little. */
    static final double LIGHT = 0.03;
    /** A word that no passage has. */
    static final double UNKNOWN = 0.85;
    /** The same in a question of more matters than {@link #SHORT}, as a share. */
    static final double IN_STORY = 0.5;

    static final double SHORT = 4.5;

    static final double NUMBER = 0.1;

    static final double SYNONYM = 0.97;
    static final double MISSPELT = 0.85;

    /** The weight of a word that every passage has. */
    static final double FLOOR = 0.31;
    /** What a match in the body counts, against 1 in title, heading or question. */
    static final double IN_BODY = 0.93;
    /** A long story is not held against the question in it: unknown words count up to this, together. */
    static final double MOST_UNKNOWN = 1.2;
    /** Of a question with hardly a word that says something, no passage has much. */
    static final double LEAST_ASKED = 0.06;
    /** For a passage in another language than the question's, when there are some in that, */
    static final double OTHER_LANGUAGE = 0.7;
    /** and when there are none. */
    static final double ONLY_LANGUAGE = 0.9;
    /** How much it counts that the passage is about nothing else. */
    static final double FOCUS = 0.32;
    /** A match of this or more means that the passage has the word, or one that means the same. */
    static final double SAID = 0.45;

    /** What a passage has to score to be an answer. */
    static final double LEAST = 0.43;

    private Weights() {}

    static double ofUnknown(String word) {
        return word.chars().allMatch(Character::isDigit) ? NUMBER : UNKNOWN;
    }
}
