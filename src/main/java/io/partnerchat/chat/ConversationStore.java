package io.partnerchat.chat;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code chat_conversations}, always of one company. */
@Stateless
public class ConversationStore {
    @PersistenceContext
    EntityManager em;

    /**
     * Committed when this returns.
     *
     * @param clientMessageId the client's name for the visitor's message, or null; storing a second turn of that name fails
     */
    public void add(TurnEntity turn, String clientMessageId) {
        em.persist(turn);
        if (clientMessageId != null) {
            em.flush();
            em.createNativeQuery("insert into client_messages (company_id, session_id, client_message_id, turn_id)"
                            + " values (?1, ?2, ?3, ?4)")
                    .setParameter(1, turn.companyId())
                    .setParameter(2, turn.sessionId())
                    .setParameter(3, clientMessageId)
                    .setParameter(4, turn.id())
                    .executeUpdate();
        }
    }

    /** The turn of the session that a client's message of this name was answered in. */
    public Optional<TurnEntity> find(String companyId, String sessionId, String clientMessageId) {
        List<?> rows = em.createNativeQuery(
                        "select t.* from client_messages c join chat_conversations t on t.id = c.turn_id"
                                + " where c.company_id = ?1 and c.session_id = ?2 and c.client_message_id = ?3",
                        TurnEntity.class)
                .setParameter(1, companyId)
                .setParameter(2, sessionId)
                .setParameter(3, clientMessageId)
                .getResultList();
        return rows.stream().map(TurnEntity.class::cast).findFirst();
    }

    /** The messages of the session's last turns, each a JSON array, newest turn first. */
    @SuppressWarnings("unchecked")
    public List<String> latest(String companyId, String sessionId, int turns) {
        // the inner query reads the session's index alone; only the rows that are wanted are fetched
        return em.createNativeQuery(
                        "select t.messages from chat_conversations t join (select id from chat_conversations"
                                + " where company_id = ?1 and session_id = ?2 order by id desc limit " + turns
                                + ") last on last.id = t.id order by t.id desc")
                .setParameter(1, companyId)
                .setParameter(2, sessionId)
                .getResultList();
    }

    public void delete(String companyId, String sessionId) {
        em.createQuery("delete from Turn t where t.companyId = :company and t.sessionId = :session")
                .setParameter("company", companyId)
                .setParameter("session", sessionId)
                .executeUpdate();
    }
}
