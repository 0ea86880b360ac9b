package io.partnerchat.chat;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Reads and writes {@code chat_conversations}, always of one company. */
@Stateless
public class ConversationStore {
    @PersistenceContext
    EntityManager em;

    /** Committed when this returns. */
    public void add(TurnEntity turn) {
        em.persist(turn);
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
}
