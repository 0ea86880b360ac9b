package io.partnerchat.handoff;

import io.partnerchat.company.CompanyErased;
import io.partnerchat.company.RowsStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Takes messages out of {@code outbox}, in the caller's transaction. */
@ApplicationScoped
class OutboxErasureStore {
    @PersistenceContext
    EntityManager em;

    @Inject
    RowsStore rows;

    int deleteFinished(String status, long before, int most) {
        return em.createNativeQuery("delete from outbox where status = ?1 and finished_ms < ?2 limit " + most)
                .setParameter(1, status)
                .setParameter(2, before)
                .executeUpdate();
    }

    void deleteOfChannel(String companyId, Channel channel) {
        em.createNativeQuery("delete from outbox where company_id = ?1 and channel = ?2")
                .setParameter(1, companyId)
                .setParameter(2, channel.word())
                .executeUpdate();
    }

    void deleteOfSession(String companyId, String sessionId, String exceptEvent) {
        em.createNativeQuery("delete from outbox where company_id = ?1 and session_id = ?2 and event <> ?3")
                .setParameter(1, companyId)
                .setParameter(2, sessionId)
                .setParameter(3, exceptEvent)
                .executeUpdate();
    }

    void deleteBefore(String companyId, long millis, String exceptEvent) {
        em.createNativeQuery("delete from outbox where company_id = ?1 and created_ms < ?2 and event <> ?3")
                .setParameter(1, companyId)
                .setParameter(2, millis)
                .setParameter(3, exceptEvent)
                .executeUpdate();
    }

    void deleteOfVisitor(String companyId, String userId) {
        em.createNativeQuery("delete from outbox where company_id = ?1 and user_id = ?2")
                .setParameter(1, companyId)
                .setParameter(2, userId)
                .executeUpdate();
    }

    void deleteOfReference(String companyId, String reference) {
        em.createNativeQuery("delete from outbox where company_id = ?1 and reference = ?2")
                .setParameter(1, companyId)
                .setParameter(2, reference)
                .executeUpdate();
    }

    void deleteSome(CompanyErased erased) {
        rows.deleteSome("outbox", erased);
    }
}
