package io.partnerchat.insight;

import jakarta.json.JsonArray;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;
import java.util.List;

/**
 * A turn as the partner sees it.
 *
 * @param answer empty for a message that was answered together with a later one
 * @param sources each with title, url and perhaps product
 * @param answeredBy model, passages or contact
 * @param known false when the bot said that it does not know
 * @param incomplete whether the answer was cut
 * @param firstTextMs until the first text of a streamed answer; null for one that came whole
 * @param model null when none answered
 * @param feedback up, down or null
 * @param comment of the feedback, or null
 */
@JsonbNillable
public record TurnView(
        @JsonbTransient long turnId,
        String sessionId,
        String userId,
        String answerId,
        Instant askedAt,
        String question,
        String answer,
        JsonArray sources,
        String answeredBy,
        boolean known,
        boolean incomplete,
        Integer firstTextMs,
        int totalMs,
        int promptTokens,
        int completionTokens,
        String model,
        String feedback,
        String comment) {
    public boolean degraded() {
        return !answeredBy.equals("model");
    }

    /** One conversation; {@code next} goes into {@code after} of the next request, null at the end. */
    @JsonbNillable
    public record Conversation(String sessionId, String userId, List<TurnView> turns, Long next) {}
}
