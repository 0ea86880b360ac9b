package io.partnerchat.problem;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/**
 * What an API failure tells its caller, after RFC 9457.
 *
 * @param status the HTTP status, 400 to 599
 * @param detail one sentence for a person, or null
 * @param violations every field that is wrong, empty when the failure is not about fields
 * @param headers further response headers, such as Retry-After
 */
public record Problem(int status, String detail, List<Violation> violations, Map<String, String> headers) {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of(), Map.of());
    }

    public static Problem invalid(List<Violation> violations) {
        return new Problem(400, "The request has fields that cannot be used.", List.copyOf(violations), Map.of());
    }

    public static Problem unknownCompany() {
        return of(404, "There is no such company.");
    }

    /** @param methods that the address takes */
    public static Problem only(List<String> methods) {
        return of(405, "This address does not take that method.").withHeader("Allow", String.join(", ", methods));
    }

    public Problem withHeader(String name, String value) {
        return new Problem(status, detail, violations, Map.of(name, value));
    }

    public String title() {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    /** The document. */
    public String toJson(String requestId) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title())
                .add("status", status);
        if (detail != null) {
            json.add("detail", detail);
        }
        if (!violations.isEmpty()) {
            JsonArrayBuilder list = JSON.createArrayBuilder();
            violations.forEach(v ->
                    list.add(JSON.createObjectBuilder().add("field", v.field()).add("message", v.message())));
            json.add("violations", list);
        }
        if (requestId != null) {
            json.add("request_id", requestId);
        }
        return json.build().toString();
    }
}
