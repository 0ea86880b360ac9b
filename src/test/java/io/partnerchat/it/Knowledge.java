package io.partnerchat.it;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What one shop's bot knows, through the API as its owner speaks it. */
record Knowledge(Shop shop, Api api) {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Set<String> ENDS = Set.of("done", "failed", "cancelled");

    static Knowledge of(Shop shop) {
        return new Knowledge(shop, shop.site().api());
    }

    String path(String below) {
        return "/api/knowledge/" + encoded(shop.id()) + below;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String[] key(String... more) {
        List<String> headers = new ArrayList<>(List.of(Api.bearer(shop.key())));
        headers.addAll(List.of(more));
        return headers.toArray(String[]::new);
    }

    Reply get(String below) throws Exception {
        return api.get(path(below), key());
    }

    Reply delete(String below) throws Exception {
        return api.send("DELETE", path(below), BodyPublishers.noBody(), key());
    }

    Reply put(String below, String contentType, byte[] body) throws Exception {
        return api.send("PUT", path(below), BodyPublishers.ofByteArray(body), key("Content-Type", contentType));
    }

    /** The job that was started. */
    JsonObject started(String below, String contentType, String body) throws Exception {
        Reply reply = put(below, contentType, body.getBytes(StandardCharsets.UTF_8));
        JsonObject job = reply.json(202).getJsonObject("job");
        if (!reply.header("Location").endsWith("/jobs/" + job.getString("id"))) {
            throw new AssertionError("Location is " + reply.header("Location"));
        }
        return job;
    }

    JsonObject job(JsonObject job) throws Exception {
        return get("/jobs/" + job.getString("id")).json(200);
    }

    /** The job as it ended. */
    JsonObject ended(JsonObject started) throws Exception {
        Await.until(
                "the job " + started.getString("id") + " ends",
                LIMIT,
                () -> ENDS.contains(job(started).getString("phase")));
        return job(started);
    }

    JsonObject done(JsonObject started) throws Exception {
        JsonObject ended = ended(started);
        if (!ended.getString("phase").equals("done")) {
            throw new AssertionError("it ended otherwise: " + ended);
        }
        return ended;
    }

    JsonObject feed(String content) throws Exception {
        return done(started("/products", "application/xml", content));
    }

    /** The ids of all products. */
    Set<String> products() throws Exception {
        Set<String> ids = new TreeSet<>();
        JsonObject page = get("/products?limit=200").json(200);
        for (JsonObject document : page.getJsonArray("documents").getValuesAs(JsonObject.class)) {
            ids.add(document.getString("id"));
        }
        return ids;
    }

    /** What the bot finds, best first. */
    List<JsonObject> hits(String question) throws Exception {
        return get("/search?q=" + encoded(question))
                .json(200)
                .getJsonArray("hits")
                .getValuesAs(JsonObject.class);
    }

    /** The names of all passages in the table. */
    Set<String> passages() throws Exception {
        Set<String> ids = new TreeSet<>();
        shop.site()
                .database()
                .rows("SELECT vector_id FROM pinecone_vectors WHERE company_id = ?", shop.id())
                .forEach(row -> ids.add(row.get(0)));
        return ids;
    }

    /** How many rows of the company a table has. */
    int rows(String table) throws Exception {
        return Integer.parseInt(shop.site()
                .database()
                .rows("SELECT COUNT(*) FROM " + table + " WHERE company_id = ?", shop.id())
                .get(0)
                .get(0));
    }
}
