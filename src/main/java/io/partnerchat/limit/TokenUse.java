package io.partnerchat.limit;

import java.time.Instant;

/**
 * What a company's bot has used of today's budget.
 *
 * @param used tokens of the model, prompt and answer, since midnight UTC; as of some seconds ago
 * @param limit how many there are for the day
 * @param refusedSince since when answers come without the model because the budget is used up, or null
 * @param until when the next day's budget begins
 */
public record TokenUse(long used, long limit, Instant refusedSince, Instant until) {
    /** Whether the partner should be told. */
    public boolean exhausted() {
        return refusedSince != null;
    }
}
