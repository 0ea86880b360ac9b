package io.partnerchat.chat;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbTransient;
import java.util.List;

/**
 * What the visitor gets.
 *
 * @param message light Markdown
 * @param sources where the answer comes from, best first
 * @param degraded null when the model answered, else the rung that did: {@code passages} or {@code contact}
 */
@JsonbNillable
public record Answer(
        String message, String companyId, String sessionId, String userId, List<Source> sources, String degraded) {
    /** The rung below the model: the passages themselves. */
    static final String PASSAGES = "passages";
    /** The last rung: whom to ask instead. */
    static final String CONTACT = "contact";

    /**
     * @param title for a person; null when unknown
     * @param url where to read on; null when unknown
     */
    @JsonbNillable
    public record Source(String title, String url) {}

    /** The name of the rung that answered, for logs and metrics. */
    @JsonbTransient
    public String rung() {
        return degraded == null ? "model" : degraded;
    }
}
