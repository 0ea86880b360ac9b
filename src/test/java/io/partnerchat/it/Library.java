package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What one shop's bot knows, as its partner sees and changes it over the API. */
record Library(Shop shop) {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Api api() {
        return shop.site().api();
    }

    String path(String rest) {
        return "/api/knowledge/" + encode(shop.id()) + rest;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Reply get(String rest) throws Exception {
        return api().get(path(rest), Api.bearer(shop.key()));
    }

    Reply post(String rest, JsonObject body) throws Exception {
        return api().post(path(rest), body, Api.bearer(shop.key()));
    }

    Reply put(String rest, JsonObject body) throws Exception {
        return put(rest, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    Reply put(String rest, String type, byte[] body) throws IOException, InterruptedException {
        String[] key = Api.bearer(shop.key());
        return api().send("PUT", path(rest), BodyPublishers.ofByteArray(body), "Content-Type", type, key[0], key[1]);
    }

    Reply delete(String rest) throws Exception {
        return api().send("DELETE", path(rest), BodyPublishers.noBody(), Api.bearer(shop.key()));
    }

    JsonObject job(String id) throws Exception {
        return get("/jobs/" + id).json(200);
    }

    /** The id of the job that was promised. */
    static String accepted(Reply reply) {
        return reply.json(202).getJsonObject("job").getString("id");
    }

    /** The job at its end, however it ended. */
    JsonObject ended(Reply reply) throws Exception {
        String id = accepted(reply);
        Await.until(
                "job " + id + " of " + shop.id() + " ends", LIMIT, () -> job(id).get("finished_at") != JsonValue.NULL);
        return job(id);
    }

    JsonObject done(Reply reply) throws Exception {
        JsonObject job = ended(reply);
        assertEquals("done", job.getString("phase"), job.toString());
        return job;
    }

    /** Once the job is in this phase. */
    JsonObject reaches(String jobId, String phase) throws Exception {
        Await.until(
                "job " + jobId + " is " + phase,
                LIMIT,
                () -> job(jobId).getString("phase").equals(phase));
        return job(jobId);
    }

    List<JsonObject> documents(String rest) throws Exception {
        List<JsonObject> all = new ArrayList<>();
        JsonObject page = get(rest).json(200);
        all.addAll(page.getJsonArray("documents").getValuesAs(JsonObject.class));
        while (page.get("next") != JsonValue.NULL) {
            page = get(rest + (rest.contains("?") ? "&" : "?") + "after=" + page.getJsonNumber("next"))
                    .json(200);
            all.addAll(page.getJsonArray("documents").getValuesAs(JsonObject.class));
        }
        return all;
    }

    List<String> titles(String rest) throws Exception {
        return documents(rest).stream()
                .map(document -> document.getString("title"))
                .sorted()
                .toList();
    }

    List<JsonObject> search(String question) throws Exception {
        return get("/search?q=" + encode(question))
                .json(200)
                .getJsonArray("hits")
                .getValuesAs(JsonObject.class);
    }

    /** The texts found, best first. */
    List<String> found(String question) throws Exception {
        return search(question).stream()
                .map(hit -> hit.getJsonObject("passage").getString("text"))
                .toList();
    }

    /** What is found as soon as a passage that begins like this is among it: on a busy machine the old index answers first. */
    List<String> foundOnce(String question, String beginning) throws Exception {
        Await.until(
                beginning + " is found",
                LIMIT,
                () -> found(question).stream().anyMatch(text -> text.startsWith(beginning)));
        return found(question);
    }

    static List<String> messages(JsonObject job) {
        return job.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("message"))
                .toList();
    }

    /** The names of the passages that our own table has. */
    List<String> vectorIds() throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonObject document : Stream.of("document", "question", "page", "product")
                .flatMap(kind -> {
                    try {
                        return documents("/documents?kind=" + kind).stream();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList()) {
            get("/documents/" + encode(document.getString("id")) + "?kind=" + document.getString("kind"))
                    .json(200)
                    .getJsonArray("passages")
                    .getValuesAs(JsonObject.class)
                    .forEach(passage -> ids.add(passage.getString("id")));
        }
        return ids;
    }
}
