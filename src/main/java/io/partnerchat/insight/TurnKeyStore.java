package io.partnerchat.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Looks for turns of one company, in bounded pieces and from indexes, in the caller's transaction. */
@ApplicationScoped
class TurnKeyStore {
    private static final String NEWEST_FIRST = " order by t.asked_ms desc, t.turn_id desc";

    @Inject
    RowStore store;

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
            filter.addWordsTo(sql);
            sql.add(NEWEST_FIRST);
        } else {
            sql.add("select t.asked_ms, t.turn_id, t.session_id");
            keys(sql, companyId, filter, after);
        }
        return store.rows(sql, most).stream().map(TurnKeyStore::key).toList();
    }

    /** The last of so many turns, if there are so many: where the next look begins. */
    List<TurnKey> endOfWindow(String companyId, Filter filter, TurnKey after, int size) {
        Sql sql = new Sql().add("select t.asked_ms, t.turn_id");
        keys(sql, companyId, filter, after);
        sql.add(" limit 1 offset " + (size - 1));
        return store.rows(sql, 1).stream()
                .map(row -> new TurnKey(Sql.longOf(row[0]), Sql.longOf(row[1]), null, null))
                .toList();
    }

    private static void keys(Sql sql, String companyId, Filter filter, TurnKey after) {
        sql.add(" from chat_turns t");
        filter.addTo(sql, companyId);
        sql.add(
                " and t.asked_ms <= ? and (t.asked_ms < ? or t.turn_id < ?)",
                after.askedMillis(),
                after.askedMillis(),
                after.turnId());
        sql.add(NEWEST_FIRST);
    }

    /** Turns of a session that may match and are newer than the key, or the key's own. */
    List<TurnKey> newerOfSession(String companyId, String sessionId, Filter filter, TurnKey than, int most) {
        Sql sql = new Sql()
                .add("select t.asked_ms, t.turn_id, t.session_id" + (filter.searches() ? ", c.messages" : "")
                        + " from chat_turns t");
        if (filter.searches()) {
            sql.add(" join chat_conversations c on c.id = t.turn_id");
        }
        filter.addTo(sql, companyId);
        sql.add(
                " and t.session_id = ? and (t.asked_ms > ? or (t.asked_ms = ? and t.turn_id >= ?))",
                sessionId,
                than.askedMillis(),
                than.askedMillis(),
                than.turnId());
        if (filter.searches()) {
            filter.addWordsTo(sql);
        }
        return store.rows(sql, most).stream().map(TurnKeyStore::key).toList();
    }

    private static TurnKey key(Object[] row) {
        return new TurnKey(
                Sql.longOf(row[0]), Sql.longOf(row[1]), (String) row[2], row.length > 3 ? (String) row[3] : null);
    }
}
