package io.partnerchat.chat;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what was said from the rows of {@code chat_conversations}. */
final class StoredMessages {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final Set<String> ROLES = Set.of("user", "assistant");

    private StoredMessages() {}

    /** What can be read of the turns; others may have written into the table, and one odd row must not end a session. */
    static Stream<JsonObject> of(List<String> turns) {
        return turns.stream()
                .flatMap(turn -> array(turn).stream())
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(message -> ROLES.contains(message.getString("role", "")))
                .filter(message -> !message.getString("content", "").isEmpty());
    }

    private static JsonArray array(String json) {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            return reader.readValue() instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
        } catch (JsonException e) {
            return JsonValue.EMPTY_JSON_ARRAY;
        }
    }

    /** The answer that a turn ended with. */
    static Optional<Answer> answer(String companyId, StoredTurn turn) {
        return of(List.of(turn.messages()))
                .filter(message -> message.getString("role").equals("assistant"))
                .findFirst()
                .map(reply -> new Answer(
                        reply.getString("content"),
                        companyId,
                        turn.sessionId(),
                        turn.userId(),
                        AnswerJson.sources(reply.get("sources")),
                        reply.getString("degraded", null),
                        turn.answerId(),
                        reply.getBoolean("incomplete", false),
                        reply.getBoolean("known", true),
                        suggestions(reply.get("suggestions"))));
    }

    private static List<String> suggestions(JsonValue stored) {
        return (stored instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY)
                .stream()
                        .filter(JsonString.class::isInstance)
                        .map(text -> ((JsonString) text).getString())
                        .toList();
    }
}
