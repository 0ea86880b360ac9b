package io.partnerchat.it;

import java.security.SecureRandom;

/** Names nobody else has. */
final class Names {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "bcdfghjklmnpqrtvwxz";
    private static final int LENGTH = 10;

    private Names() {}

    /** One word for a search index: no ending that a stemmer knows, no vowel. */
    static String unique(String prefix) {
        StringBuilder name = new StringBuilder(prefix);
        for (int i = 0; i < LENGTH; i++) {
            name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
