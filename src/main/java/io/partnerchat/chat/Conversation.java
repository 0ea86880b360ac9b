package io.partnerchat.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What was said in a session, as it is kept in the database. */
@ApplicationScoped
class Conversation {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final Set<String> ROLES = Set.of("user", "assistant");
    /** More turns than any history budget holds. */
    private static final int REMEMBERED_TURNS = 20;
    /** What a visitor gets back of a long conversation. */
    private static final int SHOWN_TURNS = 200;

    @Inject
    ConversationStore store;

    /** The last messages of the session, oldest first; empty for a session nobody has written in. */
    List<ChatMessage> recent(String companyId, String sessionId) {
        List<String> turns = new ArrayList<>(store.latest(companyId, sessionId, REMEMBERED_TURNS));
        Collections.reverse(turns);
        return messages(turns)
                .map(entry -> new ChatMessage(entry.getString("role"), entry.getString("content")))
                .toList();
    }

    /** The session as the visitor sees it again, oldest message first; empty for a session nobody has written in. */
    JsonArray transcript(String companyId, String sessionId) {
        List<String> turns = new ArrayList<>(store.latest(companyId, sessionId, SHOWN_TURNS));
        Collections.reverse(turns);
        JsonArrayBuilder messages = JSON.createArrayBuilder();
        messages(turns).forEach(messages::add);
        return messages.build();
    }

    /** Erases the session. */
    void erase(String companyId, String sessionId) {
        store.delete(companyId, sessionId);
    }

    /** The answer that was stored for a message the client sends again. */
    Optional<Answer> answerTo(String companyId, Question question) {
        return question.newSession() || question.clientMessageId() == null
                ? Optional.empty()
                : store.find(companyId, question.sessionId(), question.clientMessageId())
                        .flatMap(Conversation::answer);
    }

    private static Optional<Answer> answer(TurnEntity turn) {
        return messages(List.of(turn.messages()))
                .filter(message -> message.getString("role").equals("assistant"))
                .findFirst()
                .map(reply -> answer(turn, reply));
    }

    private static Answer answer(TurnEntity turn, JsonObject reply) {
        JsonValue list = reply.getOrDefault("sources", JsonValue.EMPTY_JSON_ARRAY);
        List<Answer.Source> sources = (list instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY)
                .stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .map(source ->
                                new Answer.Source(source.getString("title", null), source.getString("url", null)))
                        .toList();
        return new Answer(
                reply.getString("content"),
                turn.companyId(),
                turn.sessionId(),
                turn.userId(),
                sources,
                reply.getString("degraded", null));
    }

    /** Stores one turn; it is committed when this returns. */
    void append(String companyId, Question question, Answer answer, Instant asked) {
        String turn = JSON.createArrayBuilder()
                .add(message("user", question.message(), asked))
                .add(message("assistant", answer.message(), Instant.now())
                        .add("sources", sources(answer))
                        .add(
                                "degraded",
                                answer.degraded() == null ? JsonValue.NULL : JSON.createValue(answer.degraded())))
                .build()
                .toString();
        String metadata = JSON.createObjectBuilder()
                .add("answered_by", answer.rung())
                .build()
                .toString();
        store.add(
                new TurnEntity(
                        companyId,
                        question.userId(),
                        question.sessionId(),
                        turn,
                        metadata,
                        LocalDateTime.now(ZoneOffset.UTC)),
                question.clientMessageId());
    }

    private static JsonObjectBuilder message(String role, String content, Instant time) {
        return JSON.createObjectBuilder()
                .add("role", role)
                .add("content", content)
                .add("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static JsonArrayBuilder sources(Answer answer) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        for (Answer.Source source : answer.sources()) {
            JsonObjectBuilder entry = JSON.createObjectBuilder();
            entry.add("title", source.title() == null ? JsonValue.NULL : JSON.createValue(source.title()));
            entry.add("url", source.url() == null ? JsonValue.NULL : JSON.createValue(source.url()));
            list.add(entry);
        }
        return list;
    }

    /** What can be read of the turns; others may have written into the table, and one odd row must not end a session. */
    private static Stream<JsonObject> messages(List<String> turns) {
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
}
