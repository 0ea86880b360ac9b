package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a stream of events as a browser does; closing it is what a visitor does who leaves. */
final class EventReader implements AutoCloseable {
    /** One event. */
    record Event(String id, String name, String data) {
        JsonObject json() {
            return Reply.parse(data);
        }
    }

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    private final List<Event> seen = new ArrayList<>();
    private int heartbeats;

    private EventReader(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    static EventReader post(Api api, String path, JsonObject body, String... headers) throws Exception {
        return open(api, path, "POST", BodyPublishers.ofString(body.toString()), headers);
    }

    static EventReader get(Api api, String path, String... headers) throws Exception {
        return open(api, path, "GET", BodyPublishers.noBody(), headers);
    }

    private static EventReader open(
            Api api, String path, String method, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.base() + path))
                .method(method, body)
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/event-stream")
                .header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        // a client of its own, so that closing the stream closes the connection
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new EventReader(client.send(request.build(), BodyHandlers.ofInputStream()));
    }

    /** The same reader, once it is one of events. */
    EventReader events() {
        assertEquals(200, response.statusCode());
        assertTrue(header("Content-Type").startsWith("text/event-stream"), header("Content-Type"));
        return this;
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    Reply reply() throws IOException {
        return new Reply(
                response.statusCode(), response.headers(), lines.lines().collect(Collectors.joining("\n")));
    }

    /** The next event, or null at the end of the stream. */
    Event next() throws IOException {
        String id = null;
        String name = null;
        String data = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && data != null) {
                Event event = new Event(id, name, data);
                seen.add(event);
                return event;
            }
            heartbeats += line.equals(":") ? 1 : 0;
            id = line.startsWith("id: ") ? line.substring(4) : id;
            name = line.startsWith("event: ") ? line.substring(7) : name;
            data = line.startsWith("data: ") ? line.substring(6) : data;
        }
        return null;
    }

    /** Reads on until this much text has been told in all. */
    EventReader untilText(String text) throws IOException {
        while (!text().contains(text)) {
            if (next() == null) {
                throw new AssertionError("ended with " + seen);
            }
        }
        return this;
    }

    /** Reads to the end. */
    EventReader all() throws IOException {
        Event event;
        do {
            event = next();
        } while (event != null);
        return this;
    }

    /** How often the server said that the line is open. */
    int heartbeats() {
        return heartbeats;
    }

    List<Event> seen() {
        return seen;
    }

    List<String> names() {
        return seen.stream().map(Event::name).toList();
    }

    /** All text that was told. */
    String text() {
        return seen.stream()
                .filter(event -> event.name().equals("delta"))
                .map(event -> event.json().getString("text"))
                .collect(Collectors.joining());
    }

    Event last() {
        return seen.get(seen.size() - 1);
    }

    /** The answer that the stream ended with. */
    JsonObject done() throws IOException {
        all();
        assertEquals("done", last().name(), seen.toString());
        return last().json();
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
