package io.partnerchat.it;

import jakarta.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** StoredTurns that are written into the database by hand, as many as a test needs and as long ago as it likes. */
final class StoredTurns {
    private final Shop shop;
    private final List<Row> rows = new ArrayList<>();

    private record Row(
            String session,
            String user,
            Instant asked,
            String question,
            String answer,
            String rung,
            boolean known,
            Integer feedback,
            Integer firstTextMs,
            int promptTokens,
            int completionTokens) {}

    private StoredTurns(Shop shop) {
        this.shop = shop;
    }

    static StoredTurns of(Shop shop) {
        return new StoredTurns(shop);
    }

    StoredTurns add(String session, String user, Instant asked, String question, String answer) {
        return add(session, user, asked, question, answer, "model", true, null, 500, 1_000, 100);
    }

    StoredTurns add(
            String session,
            String user,
            Instant asked,
            String question,
            String answer,
            String rung,
            boolean known,
            Integer feedback,
            Integer firstTextMs,
            int promptTokens,
            int completionTokens) {
        rows.add(new Row(
                session,
                user,
                asked,
                question,
                answer,
                rung,
                known,
                feedback,
                firstTextMs,
                promptTokens,
                completionTokens));
        return this;
    }

    /** All at once. */
    void store() throws SQLException {
        try (Connection connection = shop.site().database().connect();
                PreparedStatement said = connection.prepareStatement(
                        "INSERT INTO chat_conversations (company_id, user_id, session_id, messages, last_activity_at)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        Statement.RETURN_GENERATED_KEYS);
                PreparedStatement facts = connection.prepareStatement(
                        "INSERT INTO chat_turns (turn_id, company_id, session_id, user_id, answer_id, asked_ms,"
                                + " answered_by, known, incomplete, first_text_ms, total_ms, prompt_tokens,"
                                + " completion_tokens, model, feedback) VALUES (?, ?, ?, ?, ?, ?, ?, ?, FALSE, ?, 1000, ?,"
                                + " ?, 'the-model', ?)")) {
            connection.setAutoCommit(false);
            for (Row row : rows) {
                said.setString(1, shop.id());
                said.setString(2, row.user());
                said.setString(3, row.session());
                said.setString(
                        4,
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("role", "user")
                                        .add("content", row.question()))
                                .add(Json.createObjectBuilder()
                                        .add("role", "assistant")
                                        .add("content", row.answer())
                                        .add("sources", Json.createArrayBuilder()))
                                .build()
                                .toString());
                said.setTimestamp(5, Timestamp.from(row.asked()));
                said.executeUpdate();
                try (ResultSet key = said.getGeneratedKeys()) {
                    key.next();
                    add(facts, row, key.getLong(1));
                }
            }
            facts.executeBatch();
            connection.commit();
        }
    }

    private void add(PreparedStatement facts, Row row, long id) throws SQLException {
        facts.setLong(1, id);
        facts.setString(2, shop.id());
        facts.setString(3, row.session());
        facts.setString(4, row.user());
        facts.setString(5, "answer-" + id);
        facts.setLong(6, row.asked().toEpochMilli());
        facts.setString(7, row.rung());
        facts.setBoolean(8, row.known());
        facts.setObject(9, row.firstTextMs());
        facts.setInt(10, row.promptTokens());
        facts.setInt(11, row.completionTokens());
        facts.setObject(12, row.feedback());
        facts.addBatch();
    }
}
