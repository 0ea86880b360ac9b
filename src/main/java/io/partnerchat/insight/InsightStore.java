package io.partnerchat.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads turns of one company, in bounded pieces, in the caller's transaction. */
@ApplicationScoped
class InsightStore {
    private static final String NEWEST_FIRST = " order by t.asked_ms desc, t.turn_id desc";
    private static final String TURN =
            "select t.turn_id, t.session_id, t.user_id, t.answer_id, t.asked_ms, c.messages, t.answered_by, t.known,"
                    + " t.incomplete, t.first_text_ms, t.total_ms, t.prompt_tokens, t.completion_tokens, t.model,"
                    + " t.feedback, t.feedback_text from chat_turns t join chat_conversations c on c.id = t.turn_id";

    private static final String SUMS = "select session_id, max(user_id), min(asked_ms), max(asked_ms), count(*),"
            + " sum(case when answered_by <> 'model' then 1 else 0 end), sum(case when known then 0 else 1 end),"
            + " sum(case when feedback = 1 then 1 else 0 end), sum(case when feedback = -1 then 1 else 0 end)"
            + " from chat_turns where company_id = ? and session_id in ";

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}]+");

    @PersistenceContext
    EntityManager em;

    /** A statement with its values, gathered piece by piece. */
    private static final class Sql {
        private final StringBuilder text = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        Sql add(String more, Object... with) {
            text.append(more);
            values.addAll(List.of(with));
            return this;
        }

        /** With the places for its values numbered, as a native query wants them. */
        String numbered() {
            StringBuilder numbered = new StringBuilder();
            int next = 0;
            for (int i = 0; i < text.length(); i++) {
                numbered.append(text.charAt(i));
                if (text.charAt(i) == '?') {
                    numbered.append(++next);
                }
            }
            return numbered.toString();
        }
    }

    private List<Object[]> rows(Sql sql, int most) {
        Query query = em.createNativeQuery(sql.numbered()).setMaxResults(most);
        for (int i = 0; i < sql.values.size(); i++) {
            query.setParameter(i + 1, sql.values.get(i));
        }
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(row -> row instanceof Object[] columns ? columns : new Object[] {row})
                .toList();
    }

    /**
     * Turns that may match, the newest first, older than the key. Of a search only the newest so many turns are looked at.
     *
     * @return with what was said when the filter searches
     */
    List<TurnKey> older(String companyId, Filter filter, TurnKey after, int most) {
        Sql sql = new Sql();
        if (filter.searches()) {
            sql.add("select t.asked_ms, t.turn_id, t.session_id, c.messages from (select t.asked_ms, t.turn_id,"
                    + " t.session_id");
            keys(sql, companyId, filter, after);
            sql.add(
                    " limit " + most + ") t join chat_conversations c on c.id = t.turn_id where c.company_id = ?",
                    companyId);
            words(sql, filter);
            sql.add(NEWEST_FIRST);
        } else {
            sql.add("select t.asked_ms, t.turn_id, t.session_id");
            keys(sql, companyId, filter, after);
        }
        return rows(sql, most).stream()
                .map(row -> new TurnKey(
                        longOf(row[0]), longOf(row[1]), (String) row[2], row.length > 3 ? (String) row[3] : null))
                .toList();
    }

    /** The last of so many turns, if there are so many: where the next look begins. */
    List<TurnKey> endOfWindow(String companyId, Filter filter, TurnKey after, int size) {
        Sql sql = new Sql().add("select t.asked_ms, t.turn_id");
        keys(sql, companyId, filter, after);
        sql.add(" limit 1 offset " + (size - 1));
        return rows(sql, 1).stream()
                .map(row -> new TurnKey(longOf(row[0]), longOf(row[1]), null, null))
                .toList();
    }

    private static void keys(Sql sql, String companyId, Filter filter, TurnKey after) {
        sql.add(" from chat_turns t");
        conditions(sql, companyId, filter);
        sql.add(
                " and t.asked_ms <= ? and (t.asked_ms < ? or t.turn_id < ?)",
                after.askedMillis(),
                after.askedMillis(),
                after.turnId());
        sql.add(NEWEST_FIRST);
    }

    private static void conditions(Sql sql, String companyId, Filter filter) {
        sql.add(
                " where t.company_id = ? and t.asked_ms >= ? and t.asked_ms < ?",
                companyId,
                filter.from(),
                filter.to());
        if (filter.userId() != null) {
            // through the index that the contract's table has
            sql.add(
                    " and t.turn_id in (select id from chat_conversations where company_id = ? and user_id = ?)",
                    companyId,
                    filter.userId());
        }
        if (filter.degraded() != null) {
            sql.add(filter.degraded() ? " and t.answered_by <> 'model'" : " and t.answered_by = 'model'");
        }
        if (filter.rung() != null) {
            sql.add(" and t.answered_by = ?", filter.rung());
        }
        if (filter.feedback() != null) {
            sql.add(" and t.feedback = ?", filter.feedback());
        }
        if (filter.unanswered() != null) {
            sql.add(filter.unanswered() ? " and t.known = false" : " and t.known = true");
        }
    }

    /** Letters and digits are the same in JSON and outside; what else is searched for is compared afterwards. */
    private static void words(Sql sql, Filter filter) {
        for (String word : filter.words()) {
            Matcher parts = PLAIN.matcher(word);
            while (parts.find()) {
                sql.add(" and lower(c.messages) like ?", '%' + parts.group() + '%');
            }
        }
    }

    /** Turns of a session that may match and are newer than the key, or the key's own. */
    List<TurnKey> newerOfSession(String companyId, String sessionId, Filter filter, TurnKey than, int most) {
        Sql sql = new Sql()
                .add("select t.asked_ms, t.turn_id, t.session_id" + (filter.searches() ? ", c.messages" : "")
                        + " from chat_turns t");
        if (filter.searches()) {
            sql.add(" join chat_conversations c on c.id = t.turn_id");
        }
        conditions(sql, companyId, filter);
        sql.add(
                " and t.session_id = ? and (t.asked_ms > ? or (t.asked_ms = ? and t.turn_id >= ?))",
                sessionId,
                than.askedMillis(),
                than.askedMillis(),
                than.turnId());
        if (filter.searches()) {
            words(sql, filter);
        }
        return rows(sql, most).stream()
                .map(row -> new TurnKey(
                        longOf(row[0]), longOf(row[1]), (String) row[2], row.length > 3 ? (String) row[3] : null))
                .toList();
    }

    /** The conversations of these turns, in their order. */
    List<ConversationView> conversations(String companyId, List<TurnKey> turns) {
        if (turns.isEmpty()) {
            return List.of();
        }
        List<String> sessions = turns.stream().map(TurnKey::sessionId).toList();
        Sql sums = new Sql().add(SUMS, companyId);
        in(sums, sessions).add(" group by session_id");
        Map<String, Object[]> bySession = new HashMap<>();
        rows(sums, sessions.size()).forEach(row -> bySession.put((String) row[0], row));
        Sql counts = new Sql()
                .add("select session_id, count(*) from leads where company_id = ? and session_id in ", companyId);
        in(counts, sessions).add(" group by session_id");
        Map<String, Object> leads = new HashMap<>();
        rows(counts, sessions.size()).forEach(row -> leads.put((String) row[0], row[1]));
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
                Instant.ofEpochMilli(longOf(row[2])),
                Instant.ofEpochMilli(longOf(row[3])),
                intOf(row[4]),
                question,
                intOf(row[5]),
                intOf(row[6]),
                intOf(row[7]),
                intOf(row[8]),
                intOf(leads));
    }

    /** What was said in these turns, by their ids. */
    Map<Long, String> messages(String companyId, Collection<Long> turnIds) {
        if (turnIds.isEmpty()) {
            return Map.of();
        }
        Sql sql =
                new Sql().add("select id, messages from chat_conversations where company_id = ? and id in ", companyId);
        return rows(in(sql, turnIds), turnIds.size()).stream()
                .collect(Collectors.toMap(row -> longOf(row[0]), row -> (String) row[1]));
    }

    private static Sql in(Sql sql, Collection<?> values) {
        String places =
                IntStream.range(0, values.size()).mapToObj(i -> "?").collect(Collectors.joining(", ", "(", ")"));
        return sql.add(places, values.toArray());
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
        return rows(sql, most).stream().map(InsightStore::turn).toList();
    }

    /** Turns of all sessions for an export, the oldest first; the key is where the last piece ended. */
    List<TurnView> newer(String companyId, Filter filter, long askedMillis, long turnId, int most) {
        Sql sql = new Sql().add(TURN);
        conditions(sql, companyId, filter);
        sql.add(
                " and t.asked_ms >= ? and (t.asked_ms > ? or t.turn_id > ?) order by t.asked_ms, t.turn_id",
                askedMillis,
                askedMillis,
                turnId);
        return rows(sql, most).stream().map(InsightStore::turn).toList();
    }

    private static TurnView turn(Object[] row) {
        Spoken said = Spoken.of((String) row[5]);
        Integer feedback = row[14] == null ? null : Integer.valueOf(intOf(row[14]));
        return new TurnView(
                longOf(row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                Instant.ofEpochMilli(longOf(row[4])),
                said.question(),
                said.answer(),
                said.sources(),
                (String) row[6],
                isTrue(row[7]),
                isTrue(row[8]),
                row[9] == null ? null : Integer.valueOf(intOf(row[9])),
                intOf(row[10]),
                intOf(row[11]),
                intOf(row[12]),
                (String) row[13],
                feedback == null ? null : feedback > 0 ? "up" : "down",
                (String) row[15]);
    }

    static long longOf(Object number) {
        return number == null ? 0 : ((Number) number).longValue();
    }

    static int intOf(Object number) {
        return (int) longOf(number);
    }

    /** A BOOLEAN is a number on one of the databases. */
    static boolean isTrue(Object value) {
        return value instanceof Boolean flag ? flag : longOf(value) != 0;
    }
}
