package io.partnerchat.handoff;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.List;

/**
 * Where a partner's own systems hear what happens.
 *
 * @param events which they hear of
 * @param secret signs what is sent; null wherever it is not shown
 */
@JsonbNillable
public record Webhook(String url, List<String> events, String secret, Instant createdAt, Instant changedAt) {
    /** Of what there are events. */
    public static final List<String> ALL_EVENTS = Event.words();

    Webhook withoutSecret() {
        return new Webhook(url, events, null, createdAt, changedAt);
    }
}
