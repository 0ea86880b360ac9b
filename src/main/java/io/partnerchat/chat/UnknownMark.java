package io.partnerchat.chat;

import java.util.Locale;

/**
 * Our rules ask the model to begin with a mark when it does not know the answer. Nobody gets to see it, wherever the model
 * puts it and in whatever pieces it comes.
 */
final class UnknownMark implements TextFilter {
    static final String MARK = "[unknown]";

    private final StringBuilder held = new StringBuilder();
    private boolean known = true;
    private boolean justMarked;

    @Override
    public String push(String piece) {
        held.append(piece);
        StringBuilder shown = new StringBuilder();
        for (int at = indexOfMark(); at >= 0; at = indexOfMark()) {
            known = false;
            shown.append(spaced(held.substring(0, at)));
            held.delete(0, at + MARK.length());
            justMarked = true;
        }
        int keep = beginningOfMark();
        shown.append(spaced(held.substring(0, held.length() - keep)));
        held.delete(0, held.length() - keep);
        return shown.toString();
    }

    /** A mark that was cut in its middle is none of the answer either; a bracket alone is. */
    @Override
    public String end() {
        String rest = held.length() > 2 ? "" : spaced(held.toString());
        held.setLength(0);
        return rest;
    }

    /** False when the mark came. */
    boolean known() {
        return known;
    }

    /** The space after a mark goes with it. */
    private String spaced(String text) {
        if (!justMarked) {
            return text;
        }
        String stripped = text.stripLeading();
        justMarked = stripped.isEmpty();
        return stripped;
    }

    private int indexOfMark() {
        return held.toString().toLowerCase(Locale.ROOT).indexOf(MARK);
    }

    /** How many characters at the end may be the beginning of a mark. */
    private int beginningOfMark() {
        int most = Math.min(MARK.length() - 1, held.length());
        for (int length = most; length > 0; length--) {
            if (MARK.regionMatches(true, 0, held.substring(held.length() - length), 0, length)) {
                return length;
            }
        }
        return 0;
    }
}
