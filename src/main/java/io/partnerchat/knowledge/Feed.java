package io.partnerchat.knowledge;

import jakarta.json.JsonArray;
import java.time.Instant;

/**
 * A company's feed as it came last and was read to its end.
 *
 * @param form a word of {@link FeedForm}
 * @param uploadHash of all that its reading depends on; null when it has to be read again in any case
 * @param products how many there are in it
 * @param embedded whether all of them are found by meaning too
 * @param failed how many entries were left out
 * @param errors which ones, as in a job
 * @param madeMillis the moment that the feed itself names; null when it names none
 * @param feedMillis how fresh its prices are
 */
public record Feed(
        String form,
        String uploadHash,
        int products,
        boolean embedded,
        int failed,
        JsonArray errors,
        Long madeMillis,
        long feedMillis) {
    Feed readAt(long millis) {
        return new Feed(form, uploadHash, products, embedded, failed, errors, madeMillis, millis);
    }

    View toView() {
        return new View(form, products, failed, embedded, Instant.ofEpochMilli(feedMillis));
    }

    /** As its company sees it. */
    public record View(String form, int products, int failed, boolean embedded, Instant date) {}
}
