package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A company of one test's own.
 *
 * @param word stands in its name, so that every prompt for it has the word; use it in questions and passages, and all
 *     that goes to the vendors can be told from what other tests send
 * @param key its partner key
 */
record Shop(Site site, String id, String word, String key) {
    /** Anybody may change it. */
    static Shop open(Site site) throws Exception {
        return create(site, Json.createObjectBuilder().add("settings", access("open")));
    }

    /** Changing it takes its key. */
    static Shop locked(Site site) throws Exception {
        return create(site, Json.createObjectBuilder());
    }

    /** Its widget is for these sites only. */
    static Shop onlyOn(Site site, String... origins) throws Exception {
        JsonObject settings = Json.createObjectBuilder()
                .add("allowed_origins", Json.createArrayBuilder(List.of(origins)))
                .build();
        return create(site, Json.createObjectBuilder().add("settings", settings));
    }

    static JsonObject access(String word) {
        return Json.createObjectBuilder().add("settings_access", word).build();
    }

    /** The fields given here win over the usual ones. */
    static Shop create(Site site, JsonObjectBuilder fields) throws Exception {
        String word = Names.unique("");
        JsonObject body = Json.createObjectBuilder()
                .add("company_id", Names.unique("shop-"))
                .add("company_name", "Shop " + word)
                .add("email", "help@shop.example")
                .add("phone", "+47 1234")
                .addAll(fields)
                .build();
        JsonObject made =
                site.api().operator("POST", "/api/companies", body.toString()).json(201);
        return new Shop(site, made.getString("company_id"), word, made.getString("partner_key"));
    }

    String settingsPath() {
        return "/api/widget-settings/" + encode(id);
    }

    String chatPath() {
        return "/api/partner-chat/" + encode(id);
    }

    String sessionPath(String sessionId) {
        return chatPath() + "/sessions/" + encode(sessionId);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A passage in the table; the index finds it by its words. */
    Shop knows(String vectorId, String title, String url, String content) throws Exception {
        JsonObject metadata =
                Json.createObjectBuilder().add("title", title).add("url", url).build();
        site.database()
                .execute(
                        "INSERT INTO pinecone_vectors (company_id, vector_id, content, metadata, source)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        id,
                        vectorId,
                        content,
                        metadata.toString(),
                        "test");
        return this;
    }

    /** One passage about shipping that the question {@link #shippingQuestion} finds. */
    Shop knowsShipping() throws Exception {
        return knows(
                "shipping",
                "Shipping " + word,
                "https://shop.example/shipping",
                "Parcels of " + word + " arrive within three days.");
    }

    String shippingQuestion() {
        return "When will my parcels of " + word + " arrive?";
    }

    JsonObject settings() throws Exception {
        return site.api().get(settingsPath()).json(200);
    }

    /** Changes the settings as the holder of the key. */
    JsonObject change(JsonObjectBuilder fields) throws Exception {
        return site.api().post(settingsPath(), fields.build(), Api.bearer(key)).json(200);
    }

    static JsonObject question(String message) {
        return Json.createObjectBuilder().add("message", message).build();
    }

    /** The answer, which every visitor gets, whatever happens behind it. */
    JsonObject ask(String message) throws Exception {
        return ask(question(message));
    }

    JsonObject ask(JsonObject question, String... headers) throws Exception {
        return site.api().post(chatPath(), question, headers).json(200);
    }

    CompletableFuture<Reply> askAsync(JsonObject question) {
        return site.api().postAsync(chatPath(), question);
    }

    JsonObject askIn(String sessionId, String message) throws Exception {
        return ask(Json.createObjectBuilder(question(message))
                .add("session_id", sessionId)
                .build());
    }

    /** What the model is sent, question by question. */
    List<VendorCall> prompts() {
        return site.vendors().calls(VendorCall.Kind.CHAT, word);
    }

    /** The messages of the one prompt that was sent. */
    List<JsonObject> onlyPrompt() {
        assertEquals(1, prompts().size(), "prompts for " + id);
        return prompts().get(0).json().getJsonArray("messages").getValuesAs(JsonObject.class);
    }
}
