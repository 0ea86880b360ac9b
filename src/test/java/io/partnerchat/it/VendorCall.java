package io.partnerchat.it;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One request that reached the vendors' stub.
 *
 * @param headers by name in lower case
 * @param json the body, empty when there is none
 * @param at when it came, as {@link System#nanoTime}
 * @param hungUp completed when the server closes the connection without waiting for the answer
 */
record VendorCall(
        String method,
        String path,
        Map<String, String> headers,
        String body,
        JsonObject json,
        long at,
        CompletableFuture<Void> hungUp) {

    /** What is asked of a vendor. */
    enum Kind {
        EMBEDDINGS("POST", "/v1/embeddings"),
        CHAT("POST", "/v1/chat/completions"),
        MODERATIONS("POST", "/v1/moderations"),
        QUERY("POST", "/query"),
        UPSERT("POST", "/vectors/upsert"),
        DELETE("POST", "/vectors/delete"),
        DESCRIBE("GET", "/indexes/the-index");

        private final String method;
        private final String path;

        Kind(String method, String path) {
            this.method = method;
            this.path = path;
        }
    }

    Kind kind() {
        return List.of(Kind.values()).stream()
                .filter(kind -> kind.method.equals(method) && kind.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("neither vendor knows " + method + " " + path));
    }

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The text of the first message, which is the server's own. */
    String systemText() {
        return json.getJsonArray("messages").getJsonObject(0).getString("content");
    }
}
