package io.partnerchat.chat;

import java.util.concurrent.CompletableFuture;

/** How far the answer of a turn is: what of it can be seen, whether it is still open, and where it is given. Thread-safe. */
final class AnswerSoFar {
    private final CompletableFuture<Answer> result = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private Integer firstTextMs;
    private boolean closed;
    private boolean erased;
    private Turn next;

    /**
     * What a reader gets to see.
     *
     * @param text what follows on the place it asked from
     * @param length how many characters there are, those before that place included
     * @param over whether that is all, and the result is there
     * @param next not null when the answer will be given there
     */
    record View(String text, int length, boolean over, CompletableFuture<Answer> result, Turn next) {}

    synchronized View view(int from) {
        // asked first: when it is over the text is complete
        boolean over = result.isDone();
        return new View(text.substring(Math.min(from, text.length())), text.length(), over, result, next);
    }

    /** More of it, so long after the question; false when nobody shall see it. */
    synchronized boolean add(String piece, int millis) {
        if (next != null || result.isDone()) {
            return false;
        }
        text.append(piece);
        if (firstTextMs == null) {
            firstTextMs = millis;
        }
        return true;
    }

    synchronized String text() {
        return text.toString();
    }

    /** Null when the answer came whole. */
    synchronized Integer firstTextMs() {
        return firstTextMs;
    }

    /** Completes when the answer is there, or is certain not to come. */
    CompletableFuture<Answer> result() {
        return result;
    }

    /** All of it, if none was shown. */
    synchronized void fill(String message) {
        text.append(text.isEmpty() ? message : "");
    }

    /** From here on it is given here; false when another turn gives it, or nobody wants it. */
    synchronized boolean close() {
        closed = next == null && !erased;
        return closed;
    }

    /** Nothing of it shall be kept; false when it is being stored already. */
    synchronized boolean erase() {
        erased = true;
        return !closed;
    }

    /** Leaves it to a younger turn; false when something of it is shown or kept already. */
    synchronized boolean leaveTo(Turn younger) {
        if (closed || next != null || result.isDone() || !text.isEmpty()) {
            return false;
        }
        next = younger;
        return true;
    }

    /** It was given there before. */
    synchronized void isGivenBy(Turn other) {
        next = other;
    }

    /** The turn that gives it; null when it is this one's. */
    synchronized Turn next() {
        return next;
    }
}
