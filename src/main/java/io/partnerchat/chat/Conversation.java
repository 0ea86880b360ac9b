package io.partnerchat.chat;

import io.partnerchat.web.RolledBack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
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
        return StoredMessages.of(turns)
                .map(entry -> new ChatMessage(entry.getString("role"), entry.getString("content")))
                .toList();
    }

    /** What was asked and is being answered, as a transcript shows it. */
    static JsonArray asked(Turn turn) {
        JsonArrayBuilder messages = JSON.createArrayBuilder();
        turn.burst().turns().forEach(each -> said(each).build().forEach(messages::add));
        return messages.build();
    }

    /** The session as the visitor sees it again, oldest message first; empty for a session nobody has written in. */
    JsonArray transcript(String companyId, String sessionId) {
        List<StoredTurn> turns = new ArrayList<>(store.latestTurns(companyId, sessionId, SHOWN_TURNS));
        Collections.reverse(turns);
        JsonArrayBuilder messages = JSON.createArrayBuilder();
        for (StoredTurn turn : turns) {
            StoredMessages.of(List.of(turn.messages())).forEach(message -> messages.add(shown(turn, message)));
        }
        return messages.build();
    }

    private static JsonObject shown(StoredTurn turn, JsonObject message) {
        if (message.getString("role").equals("user")) {
            return message;
        }
        JsonObjectBuilder shown = JSON.createObjectBuilder();
        // for answers that were stored before there were these
        shown.add("answer_id", turn.answerId() == null ? JsonValue.NULL : JSON.createValue(turn.answerId()));
        shown.add("incomplete", false).add("known", true);
        message.forEach(shown::add);
        return shown.add("feedback", turn.feedback() == null ? JsonValue.NULL : rating(turn.feedback()))
                .build();
    }

    private static JsonValue rating(int feedback) {
        return JSON.createValue(feedback > 0 ? "up" : "down");
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
                        .flatMap(turn -> StoredMessages.answer(companyId, turn));
    }

    /** The answer of that name in the session; of a message that was answered with a later one, the later one's. */
    Optional<Answer> answer(String companyId, String sessionId, String answerId) {
        return store.findAnswer(companyId, sessionId, answerId).flatMap(turn -> StoredMessages.answer(companyId, turn));
    }

    /**
     * Stores one turn, and before it those that it answers too; all are committed when this returns. Fails when the
     * client's message of one of these names is stored.
     */
    void append(Turn turn, Answer answer, Usage usage) {
        List<TurnRow> rows = new ArrayList<>();
        for (Turn earlier : turn.burst().earlier()) {
            rows.add(row(earlier, answer, said(earlier), Usage.NONE));
        }
        JsonObjectBuilder reply = message("assistant", answer.message(), Instant.now());
        AnswerJson.addTo(reply, answer);
        rows.add(row(turn, answer, said(turn).add(reply), usage));
        RolledBack.triedAgain(() -> {
            store.add(rows);
            return rows;
        });
    }

    private static JsonArrayBuilder said(Turn turn) {
        JsonObjectBuilder message = message("user", turn.question().message(), turn.asked());
        Page page = turn.question().page();
        if (page.url() != null) {
            message.add("page_url", page.url());
        }
        if (page.title() != null) {
            message.add("page_title", page.title());
        }
        if (page.productId() != null) {
            message.add("product_id", page.productId());
        }
        return JSON.createArrayBuilder().add(message);
    }

    private static TurnRow row(Turn turn, Answer answer, JsonArrayBuilder messages, Usage usage) {
        boolean answered = turn.answerId().equals(answer.answerId());
        return new TurnRow(
                answer.companyId(),
                answer.sessionId(),
                turn.question().userId(),
                messages.build().toString(),
                "{\"answered_by\":\"" + answer.rung() + "\"}",
                turn.answerId(),
                answered ? null : answer.answerId(),
                turn.question().clientMessageId(),
                turn.asked().toEpochMilli(),
                answer.rung(),
                answer.known(),
                answer.incomplete(),
                answered ? turn.firstTextMs() : null,
                turn.millis(),
                usage.promptTokens(),
                usage.completionTokens(),
                usage.model());
    }

    private static JsonObjectBuilder message(String role, String content, Instant time) {
        return JSON.createObjectBuilder()
                .add("role", role)
                .add("content", content)
                .add("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
