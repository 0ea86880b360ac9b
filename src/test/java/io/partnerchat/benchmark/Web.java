package io.partnerchat.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Single requests, one after the other, where speed does not matter. */
final class Web {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Web() {}

    /** What is tried until it holds; an I/O problem means not yet. */
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(port, path)));
    }

    static HttpResponse<String> chat(int port, String company) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(port, "/api/partner-chat/" + company))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"How long does shipping take?\"}")));
    }

    /** Whether this is a chat answer that the model wrote. */
    static boolean answered(HttpResponse<String> response) {
        return response.statusCode() == 200 && response.body().contains(Requests.BY_MODEL);
    }

    /** As the operator, or with a partner's key. */
    static HttpResponse<String> send(
            int port, String method, String path, String secret, String contentType, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(port, path))
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", contentType)
                .method(method, body));
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Tries 20 times a second and gives the time it took; throws when it takes too long. */
    static Duration await(int seconds, String complaint, Condition condition) throws InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
            try {
                if (condition.holds()) {
                    return Duration.ofNanos(System.nanoTime() - start);
                }
            } catch (IOException e) {
                // not yet
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException(complaint);
    }
}
