package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/** What a server answered. */
record Reply(int status, HttpHeaders headers, String body) {
    static Reply of(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The JSON object of an answer that must have this status. */
    JsonObject json(int expected) {
        assertEquals(expected, status, body);
        assertTrue(header("Content-Type").startsWith("application/json"), header("Content-Type"));
        return parse(body);
    }

    /** The problem document of an answer that must have this status; every rule of such documents is checked. */
    JsonObject problem(int expected) {
        assertEquals(expected, status, body);
        assertEquals("application/problem+json", header("Content-Type").split(";", 2)[0]);
        JsonObject problem = parse(body);
        assertEquals(expected, problem.getInt("status"), body);
        assertEquals("about:blank", problem.getString("type"), body);
        assertTrue(!problem.getString("title").isBlank(), body);
        assertTrue(!body.contains("xception") && !body.contains("io.partnerchat"), body);
        return problem;
    }

    /** The problem document of a request that the API itself refused: readable from any site, and it names the request. */
    JsonObject apiProblem(int expected) {
        JsonObject problem = problem(expected);
        assertEquals(header("X-Request-Id"), problem.getString("request_id"), body);
        assertTrue(!header("Access-Control-Allow-Origin").isEmpty(), () -> "no CORS header: " + headers.map());
        return problem;
    }

    /** The names of all fields that a 400 complains about, sorted. */
    List<String> violations() {
        return apiProblem(400).getJsonArray("violations").getValuesAs(JsonObject.class).stream()
                .map(violation -> violation.getString("field"))
                .sorted()
                .toList();
    }
}
