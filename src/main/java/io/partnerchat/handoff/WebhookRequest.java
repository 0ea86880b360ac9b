package io.partnerchat.handoff;

import io.partnerchat.problem.FieldReader;
import io.partnerchat.web.PublicAddress;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a partner wants to hear what happens, checked.
 *
 * @param newSecret whether the secret is to be made anew
 */
public record WebhookRequest(String url, List<String> events, boolean newSecret) {
    private static final int MAX_URL = 2_000;

    /** @throws io.partnerchat.problem.ProblemException 400 with all violations together */
    public static WebhookRequest from(JsonObject body, PublicAddress addresses) {
        FieldReader fields = new FieldReader(body);
        fields.onlyKnown(Set.of("url", "events", "rotate_secret"));
        fields.requireText("url");
        Optional<String> url = fields.text("url", 1, MAX_URL).map(String::strip);
        url.flatMap(text -> wrongWith(text, addresses)).ifPresent(message -> fields.violation("url", message));
        List<String> events = events(fields);
        boolean newSecret = fields.flag("rotate_secret").orElse(false);
        fields.end();
        return new WebhookRequest(url.orElseThrow(), events, newSecret);
    }

    private static Optional<String> wrongWith(String url, PublicAddress addresses) {
        try {
            URI uri = URI.create(url);
            if (!"https".equalsIgnoreCase(uri.getScheme()) && !addresses.opened()) {
                return Optional.of("must be an address that starts with https://");
            }
            return uri.getRawFragment() != null ? Optional.of("must not have a # in it") : addresses.refusal(uri);
        } catch (IllegalArgumentException e) {
            return Optional.of("must be an address that starts with https://");
        }
    }

    /** Every event unless some are named. */
    private static List<String> events(FieldReader fields) {
        JsonValue value = fields.any("events").orElse(JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Event.words();
        }
        List<String> events = new ArrayList<>();
        if (value instanceof JsonArray list) {
            for (JsonValue entry : list) {
                events.add(entry instanceof JsonString text ? text.getString() : "");
            }
        }
        if (events.isEmpty() || !Event.words().containsAll(events)) {
            fields.violation("events", "must be a list of some of " + String.join(", ", Event.words()));
        }
        return events.stream().distinct().toList();
    }
}
