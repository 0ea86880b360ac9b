package io.partnerchat.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
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

/** What was said in a session, as it is kept in the database. */
@ApplicationScoped
class Conversation {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

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
        List<ChatMessage> messages = new ArrayList<>();
        for (String turn : turns) {
            for (JsonValue message : array(turn)) {
                JsonObject entry = message.asJsonObject();
                messages.add(new ChatMessage(entry.getString("role"), entry.getString("content")));
            }
        }
        return messages;
    }

    /** The session as the visitor sees it again, oldest message first; empty for a session nobody has written in. */
    JsonArray transcript(String companyId, String sessionId) {
        List<String> turns = new ArrayList<>(store.latest(companyId, sessionId, SHOWN_TURNS));
        Collections.reverse(turns);
        JsonArrayBuilder messages = JSON.createArrayBuilder();
        turns.forEach(turn -> array(turn).forEach(messages::add));
        return messages.build();
    }

    /** Erases the session. */
    void erase(String companyId, String sessionId) {
        store.delete(companyId, sessionId);
    }

    /** The answer that was stored for a message the client sends again. */
    Optional<Answer> answerTo(String companyId, String clientMessageId) {
        return clientMessageId == null
                ? Optional.empty()
                : store.find(companyId, clientMessageId).map(Conversation::answer);
    }

    private static Answer answer(TurnEntity turn) {
        JsonObject reply = array(turn.messages()).getJsonObject(1);
        List<Answer.Source> sources = reply.getJsonArray("sources").getValuesAs(JsonObject.class).stream()
                .map(source -> new Answer.Source(source.getString("title", null), source.getString("url", null)))
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

    private static JsonArray array(String json) {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            return reader.readArray();
        }
    }
}
