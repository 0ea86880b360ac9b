package io.partnerchat.it;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** HTTP to one server, as any client speaks it. Headers are given as name, value, name, value. */
record Api(URI base) {
    static final String OPERATOR_TOKEN = "operator-token-of-the-tests";

    static {
        // the server closes a connection that is idle for 30 seconds; a POST on one that is gone would fail
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
    }

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Reply get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Reply post(String path, JsonObject body, String... headers) throws IOException, InterruptedException {
        return post(path, body.toString(), headers);
    }

    Reply post(String path, String json, String... headers) throws IOException, InterruptedException {
        return send("POST", path, BodyPublishers.ofString(json), asJson(headers));
    }

    CompletableFuture<Reply> postAsync(String path, JsonObject body, String... headers) {
        HttpRequest request = request("POST", path, BodyPublishers.ofString(body.toString()), LIMIT, asJson(headers));
        return HTTP.sendAsync(request, BodyHandlers.ofString()).thenApply(Reply::of);
    }

    CompletableFuture<Reply> getAsync(String path) {
        return HTTP.sendAsync(request("GET", path, BodyPublishers.noBody(), LIMIT), BodyHandlers.ofString())
                .thenApply(Reply::of);
    }

    Reply operator(String method, String path, String json) throws IOException, InterruptedException {
        BodyPublisher body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        return send(method, path, body, asJson(bearer(OPERATOR_TOKEN)));
    }

    Reply send(String method, String path, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        return Reply.of(HTTP.send(request(method, path, body, LIMIT, headers), BodyHandlers.ofString()));
    }

    /** The status, or -1 when nobody answers. */
    int status(String path) throws InterruptedException {
        try {
            return HTTP.send(
                            request("GET", path, BodyPublishers.noBody(), Duration.ofSeconds(5)),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return -1;
        }
    }

    static String[] bearer(String secret) {
        return new String[] {"Authorization", "Bearer " + secret};
    }

    private static String[] asJson(String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return all.toArray(String[]::new);
    }

    private HttpRequest request(String method, String path, BodyPublisher body, Duration limit, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body)
                .timeout(limit);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }
}
