package io.partnerchat.knowledge;

/**
 * The numbers of the keyword search, found by trying many with the evaluation: on questions of a made-up shop and of
 * another one, and checked on questions of the other that were written afterwards.
 */
final class Weights {
    /** A word that stands in some passage. */
    static final double KNOWN = 1;
    /** An idea of webshops; when no passage has it, the bot has likely not been told about it. */
    static final double LISTED = 0.88;
    /** A matter that shops have nothing to do with. */
    static final double FOREIGN = 3;
    /** An idea that is everywhere in a shop, as an order is, as a share of any other. */
    static final double GENERIC = 0.26;
    /** What a shop may sell, in a question about something else, as a share of any other idea. */
    static final double THING = 0.2;
    /** A word that says little, but is one way to say such an idea. */
    static final double LISTED_LIGHT = 0.6;
    /** A word that says little. */
    static final double LIGHT = 0.01;
    /** The same beside matters of this shop that weigh more than {@link #FOREIGN_MATTERS}, as a share, */
    static final double FOREIGN_BESIDE = 0.15;
    /** and in a question of more matters than {@link #SHORT}. */
    static final double FOREIGN_IN_STORY = 0.6;

    static final double FOREIGN_MATTERS = 1.4;
    /** A word that no passage has although it is spelt right. */
    static final double UNKNOWN_RIGHT = 0.65;
    /** One that is no known word, likely a slip or a name. */
    static final double UNKNOWN = 0.32;
    /** Either in a question of more matters than {@link #SHORT}, as a share. */
    static final double IN_STORY = 0.2;

    /** So many words and ideas are no story yet. */
    static final double SHORT = 3.83;

    /** A number that no passage has. */
    static final double NUMBER = 0.1;

    static final double SYNONYM = 0.97;
    static final double MISSPELT = 0.83;

    /** The weight of a word that every passage has. */
    static final double FLOOR = 0.15;
    /** What a match in the body counts, against 1 in title, heading or question. */
    static final double IN_BODY = 0.86;
    /** A long story is not held against the question in it: unknown words of little weight count up to this, together. */
    static final double MOST_UNKNOWN = 0.6;
    /** Of a question with hardly a word that says something, no passage has much. */
    static final double LEAST_ASKED = 0.06;
    /** For a passage in another language than the question's, when there are some in that, */
    static final double OTHER_LANGUAGE = 0.7;
    /** and when there are none. */
    static final double ONLY_LANGUAGE = 0.9;
    /** How much it counts that the passage is about nothing else. */
    static final double FOCUS = 0.4;
    /** A match of this or more means that the passage has the word, or one that means the same. */
    static final double SAID = 0.45;

    /** What a passage scores at least that has every word. */
    static final double ALL_SAID = 0.45;
    /** A short question is had wholly by many a passage, a long story by none: the score goes up with each part of it, */
    static final double EACH_PART = 0.04;
    /** from a question of so many on, */
    static final double PARTS = 4;
    /** by as much at the least */
    static final double OF_SHORT = 0.85;
    /** and at the most. */
    static final double OF_LONG = 1.25;
    /** What a passage has to score to be an answer. */
    static final double LEAST = 0.38;

    private Weights() {}

    /** @param right whether it is a word of the language */
    static final double ofUnknown(String word, boolean right) {
        boolean number = word.chars().allMatch(Character::isDigit);
        return number ? NUMBER : right ? UNKNOWN_RIGHT : UNKNOWN;
    }

    /** @param parts how many words and ideas a question has */
    static double ofLength(int parts) {
        return Math.max(OF_SHORT, Math.min(OF_LONG, 1 + EACH_PART * (parts - PARTS)));
    }
}
