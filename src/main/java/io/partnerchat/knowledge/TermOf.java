package io.partnerchat.knowledge;

/** The terms of an index. One field holds all kinds, told apart by how they begin. */
final class TermOf {
    /** Title, headings and question of a passage. */
    static final String HEAD = "head";
    /** The rest of it. */
    static final String BODY = "body";

    private TermOf() {}

    /** A word as it is written. */
    static String plain(String word) {
        return '=' + word;
    }

    static String stem(Language language, String stem) {
        return language.prefix() + stem;
    }

    /** Something that is said in one of the ways that a {@link Lexicon} knows. */
    static String idea(String idea) {
        return '#' + idea;
    }

    static boolean isPlain(String term) {
        return term.charAt(0) == '=';
    }

    static boolean isStem(String term) {
        return term.charAt(0) != '=' && term.charAt(0) != '#';
    }
}
