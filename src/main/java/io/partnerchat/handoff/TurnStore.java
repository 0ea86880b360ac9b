package io.partnerchat.handoff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Reads turns for whoever is to hear of them and writes feedback, always of one company, in the caller's transaction. */
@ApplicationScoped
class TurnStore {
    @PersistenceContext
    EntityManager em;

    /**
     * One turn.
     *
     * @param messages a JSON array
     * @param feedback 1, -1 or null
     */
    record Turn(long id, String userId, String messages, Integer feedback, String feedbackText) {}

    /** Held until the transaction ends: two ratings of one answer come one after the other. */
    Optional<Turn> hold(String companyId, String sessionId, String answerId) {
        List<?> rows = em.createNativeQuery("select turn_id, user_id, feedback, feedback_text from chat_turns"
                        + " where company_id = ?1 and session_id = ?2 and answer_id = ?3 for update")
                .setParameter(1, companyId)
                .setParameter(2, sessionId)
                .setParameter(3, answerId)
                .getResultList();
        return rows.stream().map(Object[].class::cast).findFirst().map(row -> {
            long id = ((Number) row[0]).longValue();
            Integer feedback = row[2] == null ? null : Integer.valueOf(((Number) row[2]).intValue());
            return new Turn(id, (String) row[1], messages(companyId, id), feedback, (String) row[3]);
        });
    }

    void rate(String companyId, long turnId, int feedback, String comment) {
        em.createNativeQuery("update chat_turns set feedback = ?1, feedback_text = ?2"
                        + " where company_id = ?3 and turn_id = ?4")
                .setParameter(1, feedback)
                .setParameter(2, comment)
                .setParameter(3, companyId)
                .setParameter(4, turnId)
                .executeUpdate();
    }

    /** Who asked in this conversation; empty when there is none. */
    Optional<String> visitor(String companyId, String sessionId) {
        List<?> rows = em.createNativeQuery("select user_id from chat_turns where company_id = ?1 and session_id = ?2"
                        + " order by turn_id desc")
                .setParameter(1, companyId)
                .setParameter(2, sessionId)
                .setMaxResults(1)
                .getResultList();
        return rows.stream().map(String.class::cast).findFirst();
    }

    /** The messages of the last turns, each a JSON array, the last turn first. */
    List<String> last(String companyId, String sessionId, int turns) {
        List<?> rows = em.createNativeQuery("select messages from chat_conversations"
                        + " where company_id = ?1 and session_id = ?2 order by id desc")
                .setParameter(1, companyId)
                .setParameter(2, sessionId)
                .setMaxResults(turns)
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    private String messages(String companyId, long turnId) {
        return (String)
                em.createNativeQuery("select messages from chat_conversations where company_id = ?1 and id = ?2")
                        .setParameter(1, companyId)
                        .setParameter(2, turnId)
                        .getSingleResult();
    }
}
