package io.partnerchat.knowledge;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A document, question, product or page, as its company sees it.
 *
 * @param passages how many it was cut into
 * @param embedded whether it is found by meaning too, and not only by its words
 * @param feedDate when the feed came that it was in; null when it came in none
 */
public record DocumentView(
        String id,
        String kind,
        String title,
        String url,
        String language,
        int passages,
        boolean embedded,
        Instant feedDate,
        Instant changedAt) {
    /** The same of a product whose feed has come again since; of anything else as it is. */
    DocumentView asOf(Instant feed) {
        return feed == null || feedDate == null || feed.isBefore(feedDate)
                ? this
                : new DocumentView(id, kind, title, url, language, passages, embedded, feed, changedAt);
    }

    /** A page of documents; {@code next} goes into {@code after} of the next request, null at the end. */
    public record Listing(List<DocumentView> documents, Long next) {}

    /** One with its passages and, for what the partner wrote itself, its text. */
    public record Whole(DocumentView document, String text, List<Part> passages) {}

    /** A passage with all that is known of it. */
    public record Part(String id, String text, JsonObject metadata) {}
}
