package io.partnerchat.knowledge;

import java.util.regex.Pattern;

/** Text without what only looks good on a page. */
final class PlainText {
    /** Control and format characters, soft hyphens, half of a surrogate pair. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\x{AD}\\x{200B}\\x{200E}\\x{200F}\\x{2060}\\x{FEFF}&&[^\\t\\n\\r\\f\\x{85}]]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\x{85}]+");

    private PlainText() {}

    /** One line: every run of spaces and line breaks is one space; nothing invisible. Null counts as empty. */
    static String oneLine(String text) {
        if (text == null) {
            return "";
        }
        if (isOneLine(text)) {
            return text;
        }
        return SPACES.matcher(INVISIBLE.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** Most texts of a feed are one already, and there are a million of them. */
    private static boolean isOneLine(String text) {
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && space)) {
                return false;
            }
            space = c == ' ';
        }
        return !space || text.isEmpty();
    }

    /** Like {@link #oneLine}, null when nothing is left. */
    static String orNull(String text) {
        String line = oneLine(text);
        return line.isEmpty() ? null : line;
    }

    /** At most so many characters, never half a surrogate pair. */
    static String cut(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
        return text.substring(0, end);
    }
}
