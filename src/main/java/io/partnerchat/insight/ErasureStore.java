package io.partnerchat.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Deletes turns of one company, so many at a time, in the caller's transaction. The facts of a turn in {@code chat_turns}
 * go with its row in {@code chat_conversations}.
 */
@ApplicationScoped
class ErasureStore {
    @PersistenceContext
    EntityManager em;

    int ofSession(String companyId, String sessionId, int most) {
        return em.createNativeQuery(
                        "delete from chat_conversations where company_id = ?1 and session_id = ?2 limit " + most)
                .setParameter(1, companyId)
                .setParameter(2, sessionId)
                .executeUpdate();
    }

    int ofVisitor(String companyId, String userId, int most) {
        return em.createNativeQuery(
                        "delete from chat_conversations where company_id = ?1 and user_id = ?2 limit " + most)
                .setParameter(1, companyId)
                .setParameter(2, userId)
                .executeUpdate();
    }

    int before(String companyId, long millis, int most) {
        // the derived table lets MySQL limit the inner query, and keeps it from reading the outer table first
        return em.createNativeQuery(
                        "delete from chat_conversations where company_id = ?1 and id in (select turn_id from"
                                + " (select turn_id from chat_turns where company_id = ?1 and asked_ms < ?2"
                                + " order by asked_ms limit " + most + ") old)")
                .setParameter(1, companyId)
                .setParameter(2, millis)
                .executeUpdate();
    }

    /** Rows that somebody else wrote into the contract's table, with no facts beside them. */
    int foreignBefore(String companyId, String utc, int most) {
        return em.createNativeQuery("delete from chat_conversations where company_id = ?1 and last_activity_at < ?2"
                        + " and not exists (select 1 from chat_turns t where t.turn_id = chat_conversations.id)"
                        + " limit " + most)
                .setParameter(1, companyId)
                .setParameter(2, utc)
                .executeUpdate();
    }
}
