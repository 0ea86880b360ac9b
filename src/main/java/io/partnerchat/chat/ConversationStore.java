package io.partnerchat.chat;

import io.partnerchat.company.CompanyErased;
import io.partnerchat.company.RowsStore;
import io.partnerchat.handoff.HandoffErasure;
import io.partnerchat.handoff.Outbox;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Reads and writes {@code chat_conversations} and {@code chat_turns}, always of one company. A session has as many rows as
 * turns, so storing one costs the same at the first and at the thousandth, and two tabs never overwrite each other.
 */
@Stateless
public class ConversationStore {
    private static final String ADD =
            "insert into chat_conversations (company_id, user_id, session_id, messages, metadata, last_activity_at)"
                    + " values (?, ?, ?, ?, ?, ?)";
    private static final String ADD_FACTS =
            "insert into chat_turns (turn_id, company_id, session_id, user_id, answer_id,"
                    + " answered_in, client_message_id, asked_ms, answered_by, known, incomplete, first_text_ms, total_ms,"
                    + " prompt_tokens, completion_tokens, model) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String COLUMNS = "select t.session_id, t.user_id, t.messages, c.answer_id, c.feedback";

    private static final String NEWEST_FIRST = " order by t.id desc";

    @PersistenceContext
    EntityManager em;

    @Inject
    Outbox outbox;

    @Inject
    HandoffErasure handoff;

    @Inject
    RowsStore rows;

    @Resource(lookup = "java:app/jdbc/partnerchat")
    DataSource dataSource;

    /**
     * All of them or none; committed when this returns. Fails when a turn with the same client's name is there. By JDBC:
     * this is the one write of every turn.
     */
    public void add(List<TurnRow> turns) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement said = connection.prepareStatement(ADD, Statement.RETURN_GENERATED_KEYS);
                PreparedStatement facts = connection.prepareStatement(ADD_FACTS)) {
            for (TurnRow turn : turns) {
                add(turn, addSaid(turn, said), facts);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the turn could not be stored", e);
        }
        turns.stream()
                .filter(turn -> !turn.known() && turn.answeredIn() == null)
                .forEach(turn -> outbox.unanswered(
                        turn.companyId(), turn.sessionId(), turn.userId(), turn.answerId(), turn.messages()));
    }

    private static long addSaid(TurnRow turn, PreparedStatement said) throws SQLException {
        said.setString(1, turn.companyId());
        said.setString(2, turn.userId());
        said.setString(3, turn.sessionId());
        said.setString(4, turn.messages());
        said.setString(5, turn.metadata());
        said.setObject(6, LocalDateTime.now(ZoneOffset.UTC));
        said.executeUpdate();
        try (ResultSet id = said.getGeneratedKeys()) {
            id.next();
            return id.getLong(1);
        }
    }

    private static void add(TurnRow turn, long id, PreparedStatement facts) throws SQLException {
        facts.setLong(1, id);
        facts.setString(2, turn.companyId());
        facts.setString(3, turn.sessionId());
        facts.setString(4, turn.userId());
        facts.setString(5, turn.answerId());
        facts.setString(6, turn.answeredIn());
        facts.setString(7, turn.clientMessageId());
        facts.setLong(8, turn.askedMs());
        facts.setString(9, turn.answeredBy());
        facts.setBoolean(10, turn.known());
        facts.setBoolean(11, turn.incomplete());
        facts.setObject(12, turn.firstTextMs(), Types.INTEGER);
        facts.setInt(13, turn.totalMs());
        facts.setInt(14, turn.promptTokens());
        facts.setInt(15, turn.completionTokens());
        facts.setString(16, turn.model());
        facts.executeUpdate();
    }

    /** The turn of the session in which a client's message of this name was answered. */
    public Optional<StoredTurn> find(String companyId, String sessionId, String clientMessageId) {
        return find(companyId, sessionId, "asked.client_message_id", clientMessageId);
    }

    /** The same of the message whose answer had that name before it was answered, perhaps in a later turn. */
    public Optional<StoredTurn> findAnswer(String companyId, String sessionId, String answerId) {
        return find(companyId, sessionId, "asked.answer_id", answerId);
    }

    private Optional<StoredTurn> find(String companyId, String sessionId, String column, String value) {
        List<?> rows = em.createNativeQuery(COLUMNS
                        + " from chat_turns asked join chat_turns c on c.company_id = asked.company_id"
                        + " and c.answer_id = coalesce(asked.answered_in, asked.answer_id)"
                        + " join chat_conversations t on t.id = c.turn_id"
                        + " where asked.company_id = ?1 and asked.session_id = ?2 and " + column + " = ?3")
                .setParameter(1, companyId)
                .setParameter(2, sessionId)
                .setParameter(3, value)
                .getResultList();
        return rows.stream().map(ConversationStore::turn).findFirst();
    }

    /** The messages of the session's last turns, each a JSON array, newest turn first. */
    @SuppressWarnings("unchecked")
    public List<String> latest(String companyId, String sessionId, int turns) {
        // the inner query reads the session's index alone; only the rows that are wanted are fetched
        return em.createNativeQuery("select t.messages" + last(turns) + NEWEST_FIRST)
                .setParameter(1, companyId)
                .setParameter(2, sessionId)
                .getResultList();
    }

    /** The session's last turns with what is known of them, newest first. */
    public List<StoredTurn> latestTurns(String companyId, String sessionId, int turns) {
        List<?> rows = em.createNativeQuery(
                        COLUMNS + last(turns) + " left join chat_turns c on c.turn_id = t.id" + NEWEST_FIRST)
                .setParameter(1, companyId)
                .setParameter(2, sessionId)
                .getResultList();
        return rows.stream().map(ConversationStore::turn).toList();
    }

    private static String last(int turns) {
        return " from chat_conversations t join (select id from chat_conversations where company_id = ?1 and"
                + " session_id = ?2 order by id desc limit " + turns + ") last on last.id = t.id";
    }

    private static StoredTurn turn(Object row) {
        Object[] columns = (Object[]) row;
        return new StoredTurn(
                (String) columns[0],
                (String) columns[1],
                (String) columns[2],
                (String) columns[3],
                columns[4] == null ? null : ((Number) columns[4]).intValue());
    }

    public void delete(String companyId, String sessionId) {
        handoff.conversation(companyId, sessionId);
        em.createNativeQuery("delete from chat_conversations where company_id = ?1 and session_id = ?2")
                .setParameter(1, companyId)
                .setParameter(2, sessionId)
                .executeUpdate();
    }

    public void deleteSome(@Observes CompanyErased erased) {
        rows.deleteSome("chat_turns", erased);
        rows.deleteSome("chat_conversations", erased);
    }
}
