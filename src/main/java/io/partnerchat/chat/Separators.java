package io.partnerchat.chat;

/** What people write between the groups of one number. */
final class Separators {
    private Separators() {}

    /** Spaces, dashes, dots and characters that cannot be seen; no line end and no comma. */
    static boolean within(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION, Character.FORMAT -> true;
            default -> c == '\t' || c == '.' || c == '_' || c == '·' || c == '\u2212';
        };
    }
}
