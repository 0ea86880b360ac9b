package io.partnerchat.handoff;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;

/** What was said in one turn. */
record Said(String question, String answer) {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

    /** @param messages the column of the turn's row; what cannot be read of it is empty */
    static Said of(String messages) {
        try (JsonReader reader = JSON.createReader(new StringReader(messages))) {
            JsonArray list = reader.readValue() instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
            return new Said(content(list, "user"), content(list, "assistant"));
        } catch (JsonException e) {
            return new Said("", "");
        }
    }

    private static String content(JsonArray messages, String role) {
        return messages.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(message -> message.getString("role", "").equals(role))
                .map(message -> message.getString("content", ""))
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }
}
