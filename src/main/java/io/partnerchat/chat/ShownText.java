package io.partnerchat.chat;

/**
 * What is shown of a text from which something may have been taken out. What then stands side by side must not become a
 * link that neither part was: such places get a space.
 */
final class ShownText {
    /** So much of what was shown is remembered, in characters. */
    private static final int REMEMBERED = 128;

    private final StringBuilder fresh = new StringBuilder();
    /** The end of all that was shown, for what depends on what stands before it. */
    private final StringBuilder tail = new StringBuilder();
    /** Something was taken out here, and what follows must not grow together with what stands before. */
    private boolean joint;
    /** A bare address was shown last: whatever follows it directly would be a part of it. */
    private boolean inAddress;

    /** All that was said since the last time. */
    String takeFresh() {
        String text = fresh.toString();
        fresh.setLength(0);
        return text;
    }

    void say(String text) {
        if (text.isEmpty()) {
            return;
        }
        String apart = inAddress && !HeldText.endsAddress(text.charAt(0)) ? " " : "";
        inAddress = false;
        fresh.append(apart).append(text);
        tail.append(apart).append(text);
        if (tail.length() > 2 * REMEMBERED) {
            tail.delete(0, tail.length() - REMEMBERED);
        }
    }

    /** Says what is left of a link. */
    void sayRest(String text) {
        if (!text.isEmpty()) {
            space(text.charAt(0));
        }
        say(text);
        joint = true;
        inAddress = inAddress || text.contains("://");
    }

    void sayAddress(String text) {
        say(text);
        inAddress = true;
    }

    /**
     * Before the next character of the text is looked at.
     *
     * @return false when the character after it has to be known first
     */
    boolean joins(HeldText next) {
        if (!joint) {
            return true;
        }
        char c = next.charAt(next.at());
        boolean mark = c == '.' || c == ':';
        if (mark && next.opensAfter(next.at())) {
            return false;
        }
        char after = next.charOrNone(next.at() + 1);
        boolean endsSentence = mark && (after == 0 || Character.isWhitespace(after));
        if (!endsSentence) {
            space(c);
        }
        joint = false;
        return true;
    }

    /** Keeps this character apart from what stands before, if they would grow together. */
    void space(char next) {
        char before = tail.length() == 0 ? ' ' : tail.charAt(tail.length() - 1);
        boolean address = grows(before) && grows(next);
        boolean link = before == ']' && "([:".indexOf(next) >= 0;
        boolean tag = before == '<' && (Character.isLetter(next) || "/!?".indexOf(next) >= 0);
        if (address || link || tag) {
            say(" ");
        }
    }

    /** Whether two of these beside each other may be of one address. */
    private static boolean grows(char c) {
        return Character.isLetterOrDigit(c) || "/:.@+-_%#?&=~$\\".indexOf(c) >= 0;
    }

    boolean endsWithWord() {
        return tail.length() > 0 && Character.isLetterOrDigit(tail.charAt(tail.length() - 1));
    }

    /** Whether a line begins here, or what quotes and lists put before it. */
    boolean atLineStart() {
        for (int i = tail.length() - 1; i >= 0 && tail.charAt(i) != '\n'; i--) {
            if (" \t>*-+".indexOf(tail.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** What stands at the end and could be the name in an e-mail address; empty when nothing does. */
    String name(int longest) {
        int start = tail.length();
        while (start > Math.max(0, tail.length() - longest) && isOfName(tail.charAt(start - 1))) {
            start--;
        }
        return tail.substring(start);
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
    }
}
