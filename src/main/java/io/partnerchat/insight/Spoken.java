package io.partnerchat.insight;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;

/**
 * What was said in one turn, as far as it can be read: others may have written into the table.
 *
 * @param sources where the answer came from, as they are kept
 */
record Spoken(String question, String answer, JsonArray sources) {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final Spoken NOTHING = new Spoken("", "", JsonValue.EMPTY_JSON_ARRAY);

    /** @param messages a JSON array, or null */
    static Spoken of(String messages) {
        if (messages == null) {
            return NOTHING;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(messages))) {
            return reader.readValue() instanceof JsonArray list ? of(list) : NOTHING;
        } catch (JsonException e) {
            return NOTHING;
        }
    }

    private static Spoken of(JsonArray messages) {
        StringBuilder question = new StringBuilder();
        StringBuilder answer = new StringBuilder();
        JsonArray sources = JsonValue.EMPTY_JSON_ARRAY;
        for (JsonValue value : messages) {
            if (value instanceof JsonObject message) {
                boolean visitor = message.getString("role", "").equals("user");
                StringBuilder side = visitor ? question : answer;
                side.append(side.isEmpty() ? "" : "\n").append(message.getString("content", ""));
                sources = !visitor && message.get("sources") instanceof JsonArray list ? list : sources;
            }
        }
        return new Spoken(question.toString(), answer.toString(), sources);
    }
}
