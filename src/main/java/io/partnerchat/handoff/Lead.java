package io.partnerchat.handoff;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.List;

/**
 * A visitor who wants to be answered by a person.
 *
 * @param phone or null
 * @param question or null
 * @param consentText what the visitor was shown and agreed to
 * @param status {@link #NEW} or {@link #HANDLED}
 * @param mail what became of the e-mail about it: off, waiting, sent or failed
 * @param handledAt null while it is new
 */
@JsonbNillable
public record Lead(
        String leadId,
        String name,
        String email,
        String phone,
        String question,
        String consentText,
        String sessionId,
        String userId,
        String status,
        String mail,
        Instant createdAt,
        Instant handledAt) {
    public static final String NEW = "new";
    public static final String HANDLED = "handled";

    public boolean handled() {
        return status.equals(HANDLED);
    }

    /** A page, the latest first; {@code next} goes into {@code after} of the next request, null at the end. */
    @JsonbNillable
    public record Listing(List<Lead> leads, Long next) {}
}
