package io.partnerchat.insight;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.List;

/**
 * A conversation in a list.
 *
 * @param question of the turn that it is listed for: its last one, or the last that has what was looked for
 * @param degraded how many turns a lower rung than the model answered
 * @param unanswered in how many the bot said that it does not know
 * @param leads how often the visitor asked to be answered by a person
 */
public record ConversationView(
        String sessionId,
        String userId,
        Instant startedAt,
        Instant lastAt,
        int turns,
        String question,
        int degraded,
        int unanswered,
        int thumbsUp,
        int thumbsDown,
        int leads) {
    /**
     * A page, the latest first.
     *
     * @param next goes into {@code after} of the next request; null at the end
     * @param searchedTo when the oldest turn was asked that this page has looked at: a search for something rare may end
     *     before the page is full, and goes on with {@code next}; null when there was none to look at
     */
    @JsonbNillable
    public record Listing(List<ConversationView> conversations, String next, Instant searchedTo) {}
}
