package io.partnerchat.chat;

import java.util.Locale;

/** What has come of a text and is not decided yet: it is taken from the front, as soon as it is clear what it is. */
final class HeldText {
    /** There is no such place. */
    static final int NONE = -1;
    /** More text is needed to say. */
    static final int MORE = -2;

    private final StringBuilder text = new StringBuilder();
    private int at;
    private boolean ended;

    void add(String piece) {
        text.append(piece);
    }

    /** No more will come. */
    void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    /** Lets go of what was taken; places are counted anew. */
    void forgetTaken() {
        text.delete(0, at);
        at = 0;
    }

    boolean isEmpty() {
        return at >= text.length();
    }

    /** The place of the first character that is not taken. */
    int at() {
        return at;
    }

    int length() {
        return text.length();
    }

    char charAt(int place) {
        return text.charAt(place);
    }

    /** The character at the place, or 0 behind the end. */
    char charOrNone(int place) {
        return place < text.length() ? text.charAt(place) : 0;
    }

    /** Whether nothing is known of what follows this place. */
    boolean opensAfter(int place) {
        return place + 1 >= text.length() && !ended;
    }

    String between(int from, int to) {
        return text.substring(from, to);
    }

    /** Takes all before this place. */
    String takeTo(int place) {
        String taken = text.substring(at, place);
        at = place;
        return taken;
    }

    int indexOf(String searched) {
        return text.indexOf(searched, at);
    }

    /** In whatever case. */
    boolean startsWith(String lower, int from) {
        return from + lower.length() <= text.length()
                && text.substring(from, from + lower.length())
                        .toLowerCase(Locale.ROOT)
                        .equals(lower);
    }

    /** Whether the text may go on so that it begins like this. */
    boolean mayBecome(String beginning) {
        int left = text.length() - at;
        return !ended && left < beginning.length() && startsWith(beginning.substring(0, left), at);
    }

    /** Where the bracket that opens here is closed; NONE when it is not, MORE when that cannot be said yet. */
    int closing(int open, char opening, char closing, int most) {
        int depth = 0;
        int limit = Math.min(text.length(), open + most);
        for (int i = open; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == opening) {
                depth++;
            } else if (c == closing && --depth == 0) {
                return i;
            } else if (c == '\n' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                return NONE;
            }
        }
        return ended || limit == open + most ? NONE : MORE;
    }

    /** Where a bare address that begins or goes on here ends. */
    int endOfAddress() {
        int end = at;
        while (end < text.length() && !endsAddress(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /**
     * What ends a bare address for every client; all else may be a part of it. A bracket may be one too, but never of its
     * host, and it may end a label.
     */
    static boolean endsAddress(char c) {
        return (c >= '\t' && c <= '\r')
                || Character.getType(c) == Character.SPACE_SEPARATOR
                || c == '\u2028'
                || c == '\u2029'
                || c == '\ufeff'
                || c == '<'
                || c == '>'
                || c == ']'
                || c == '"'
                || c == '`';
    }
}
