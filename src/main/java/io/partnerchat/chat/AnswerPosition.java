package io.partnerchat.chat;

import java.util.Optional;

/**
 * Where a reader of a stream is: the id of the last event it has seen.
 *
 * @param number as {@link AnswerEvents} counts
 */
record AnswerPosition(String answerId, int number) {
    /** Empty for what is no id of ours. */
    static Optional<AnswerPosition> parse(String eventId) {
        if (eventId == null || !eventId.matches("[A-Za-z0-9_-]{1,32}:\\d{1,7}")) {
            return Optional.empty();
        }
        int colon = eventId.indexOf(':');
        return Optional.of(
                new AnswerPosition(eventId.substring(0, colon), Integer.parseInt(eventId.substring(colon + 1))));
    }

    @Override
    public String toString() {
        return answerId + ':' + number;
    }
}
