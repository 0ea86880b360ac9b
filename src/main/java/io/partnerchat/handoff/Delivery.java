package io.partnerchat.handoff;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;
import java.util.List;

/**
 * What became of a message.
 *
 * @param reference the lead or the answer it is about, or null
 * @param status waiting, sent or failed
 * @param error of the last attempt; null when there was none
 * @param nextTryAt null unless it waits
 * @param finishedAt null while it waits
 */
@JsonbNillable
public record Delivery(
        @JsonbTransient long rowId,
        String messageId,
        String event,
        String reference,
        String status,
        int attempts,
        String error,
        Instant createdAt,
        Instant nextTryAt,
        Instant finishedAt) {
    public boolean failed() {
        return status.equals(OutboxStore.FAILED);
    }

    /** A page, the latest first; {@code next} goes into {@code after} of the next request, null at the end. */
    @JsonbNillable
    public record Listing(List<Delivery> deliveries, Long next) {}
}
