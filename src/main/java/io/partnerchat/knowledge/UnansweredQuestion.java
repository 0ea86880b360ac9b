package io.partnerchat.knowledge;

import java.time.Instant;
import java.util.List;

/**
 * A question that the bot had no answer to.
 *
 * @param question as it was asked first
 * @param count how often it was asked, in words that amount to the same
 */
public record UnansweredQuestion(long id, String question, int count, Instant lastAsked) {
    /** What was asked most often, first. */
    public record Listing(List<UnansweredQuestion> questions) {}
}
