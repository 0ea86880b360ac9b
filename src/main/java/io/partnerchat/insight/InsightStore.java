package io.partnerchat.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what was said in turns of one company, in bounded pieces, in the caller's transaction. */
@ApplicationScoped
class InsightStore {
    private static final String TURN =
            "select t.turn_id, t.session_id, t.user_id, t.answer_id, t.asked_ms, c.messages, t.answered_by, t.known,"
                    + " t.incomplete, t.first_text_ms, t.total_ms, t.prompt_tokens, t.completion_tokens, t.model,"
                    + " t.feedback, t.feedback_text from chat_turns t join chat_conversations c on c.id = t.turn_id";

    private static final String SUMS = "select session_id, max(user_id), min(asked_ms), max(asked_ms), count(*),"
            + " sum(case when answered_by <> 'model' then 1 else 0 end), sum(case when known then 0 else 1 end),"
            + " sum(case when feedback = 1 then 1 else 0 end), sum(case when feedback = -1 then 1 else 0 end)"
            + " from chat_turns where company_id = ? and session_id in ";

    @Inject
    RowStore store;

    /** The conversations of these turns, in their order. */
    List<ConversationView> conversations(String companyId, List<TurnKey> turns) {
        if (turns.isEmpty()) {
            return List.of();
        }
        List<String> sessions = turns.stream().map(TurnKey::sessionId).toList();
        Sql sums = new Sql().add(SUMS, companyId);
        sums.in(sessions).add(" group by session_id");
        Map<String, Object[]> bySession = new HashMap<>();
        store.rows(sums, sessions.size()).forEach(row -> bySession.put((String) row[0], row));
        Sql counts = new Sql()
                .add("select session_id, count(*) from leads where company_id = ? and session_id in ", companyId);
        counts.in(sessions).add(" group by session_id");
        Map<String, Object> leads = new HashMap<>();
        store.rows(counts, sessions.size()).forEach(row -> leads.put((String) row[0], row[1]));
        Map<Long, String> messages =
                messages(companyId, turns.stream().map(TurnKey::turnId).toList());
        return turns.stream()
                .filter(turn -> bySession.containsKey(turn.sessionId()))
                .map(turn -> conversation(
                        bySession.get(turn.sessionId()),
                        Spoken.of(messages.get(turn.turnId())).question(),
                        leads.getOrDefault(turn.sessionId(), 0)))
                .toList();
    }

    private static ConversationView conversation(Object[] row, String question, Object leads) {
        return new ConversationView(
                (String) row[0],
                (String) row[1],
                Instant.ofEpochMilli(Sql.longOf(row[2])),
                Instant.ofEpochMilli(Sql.longOf(row[3])),
                Sql.intOf(row[4]),
                question,
                Sql.intOf(row[5]),
                Sql.intOf(row[6]),
                Sql.intOf(row[7]),
                Sql.intOf(row[8]),
                Sql.intOf(leads));
    }

    /** What was said in these turns, by their ids. */
    Map<Long, String> messages(String companyId, Collection<Long> turnIds) {
        if (turnIds.isEmpty()) {
            return Map.of();
        }
        Sql sql =
                new Sql().add("select id, messages from chat_conversations where company_id = ? and id in ", companyId);
        return store.rows(sql.in(turnIds), turnIds.size()).stream()
                .collect(Collectors.toMap(row -> Sql.longOf(row[0]), row -> (String) row[1]));
    }

    /** Turns of a session in their order, after the id. */
    List<TurnView> turns(String companyId, String sessionId, long afterTurn, int most) {
        Sql sql = new Sql()
                .add(
                        TURN + " where t.company_id = ? and t.session_id = ? and t.turn_id > ?",
                        companyId,
                        sessionId,
                        afterTurn)
                .add(" order by t.turn_id");
        return store.rows(sql, most).stream().map(InsightStore::turn).toList();
    }

    /** Turns of all sessions for an export, the oldest first; the key is where the last piece ended. */
    List<TurnView> newer(String companyId, Filter filter, long askedMillis, long turnId, int most) {
        Sql sql = new Sql().add(TURN);
        filter.addTo(sql, companyId);
        // the one company too: only then H2 reads in the index's order, in place of sorting all turns for each piece
        sql.add(
                " and t.asked_ms >= ? and (t.asked_ms > ? or t.turn_id > ?)"
                        + " order by t.company_id, t.asked_ms, t.turn_id",
                askedMillis,
                askedMillis,
                turnId);
        return store.rows(sql, most).stream().map(InsightStore::turn).toList();
    }

    private static TurnView turn(Object[] row) {
        Spoken said = Spoken.of((String) row[5]);
        Integer feedback = row[14] == null ? null : Integer.valueOf(Sql.intOf(row[14]));
        return new TurnView(
                Sql.longOf(row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                Instant.ofEpochMilli(Sql.longOf(row[4])),
                said.question(),
                said.answer(),
                said.sources(),
                (String) row[6],
                Sql.isTrue(row[7]),
                Sql.isTrue(row[8]),
                row[9] == null ? null : Integer.valueOf(Sql.intOf(row[9])),
                Sql.intOf(row[10]),
                Sql.intOf(row[11]),
                Sql.intOf(row[12]),
                (String) row[13],
                feedback == null ? null : feedback > 0 ? "up" : "down",
                (String) row[15]);
    }
}
