package io.partnerchat.handoff;

import io.partnerchat.company.CompanyErased;
import io.partnerchat.company.RowsStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code leads}, always of one company, in the caller's transaction. */
@ApplicationScoped
class LeadStore {
    @PersistenceContext
    EntityManager em;

    @Inject
    RowsStore rows;

    /** @return whether it is new: the same words of the same conversation are there once */
    boolean add(String companyId, String leadId, String sessionId, String userId, NewLead lead, String mail, long now) {
        return em.createNativeQuery(
                                "insert ignore into leads (company_id, lead_id, lead_key, session_id, user_id, name,"
                                        + " email, phone, question, consent_text, status, mail, created_ms)"
                                        + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")
                        .setParameter(1, companyId)
                        .setParameter(2, leadId)
                        .setParameter(3, lead.key(sessionId))
                        .setParameter(4, sessionId)
                        .setParameter(5, userId)
                        .setParameter(6, lead.name())
                        .setParameter(7, lead.email())
                        .setParameter(8, lead.phone())
                        .setParameter(9, lead.question())
                        .setParameter(10, lead.consentText())
                        .setParameter(11, Lead.NEW)
                        .setParameter(12, mail)
                        .setParameter(13, now)
                        .executeUpdate()
                == 1;
    }

    /** The id of the lead that has this key. */
    Optional<String> withKey(String companyId, String key) {
        return withKey(companyId, key, "");
    }

    /** The same, and seen even when it was committed after this transaction first read. */
    Optional<String> addedMeanwhile(String companyId, String key) {
        return withKey(companyId, key, " for update");
    }

    private Optional<String> withKey(String companyId, String key, String lock) {
        List<?> rows = em.createNativeQuery("select lead_id from leads where company_id = ?1 and lead_key = ?2" + lock)
                .setParameter(1, companyId)
                .setParameter(2, key)
                .getResultList();
        return rows.stream().map(String.class::cast).findFirst();
    }

    /** How many came from a conversation, or from all of them when it is null, since then; counted up to so many. */
    int since(String companyId, String sessionId, long since, int most) {
        String only = sessionId == null ? "" : " and session_id = ?3";
        var query = em.createNativeQuery("select 1 from leads where company_id = ?1 and created_ms > ?2" + only)
                .setParameter(1, companyId)
                .setParameter(2, since)
                .setMaxResults(most);
        if (sessionId != null) {
            query.setParameter(3, sessionId);
        }
        return query.getResultList().size();
    }

    /** @param status null: any */
    List<LeadEntity> page(String companyId, String status, long before, int limit) {
        var query = em.createQuery(
                        "select l from Lead l where l.companyId = :c and l.id < :before"
                                + (status == null ? "" : " and l.status = :status") + " order by l.id desc",
                        LeadEntity.class)
                .setParameter("c", companyId)
                .setParameter("before", before)
                .setMaxResults(limit);
        if (status != null) {
            query.setParameter("status", status);
        }
        return query.getResultList();
    }

    Optional<LeadEntity> find(String companyId, String leadId) {
        return em.createQuery("select l from Lead l where l.companyId = :c and l.leadId = :id", LeadEntity.class)
                .setParameter("c", companyId)
                .setParameter("id", leadId)
                .getResultStream()
                .findFirst();
    }

    int mark(String companyId, String leadId, String status, Long handledMillis) {
        return em.createQuery("update Lead l set l.status = :status, l.handledMs = :at"
                        + " where l.companyId = :c and l.leadId = :id")
                .setParameter("status", status)
                .setParameter("at", handledMillis)
                .setParameter("c", companyId)
                .setParameter("id", leadId)
                .executeUpdate();
    }

    void mailed(String companyId, String leadId, String mail) {
        em.createQuery("update Lead l set l.mail = :mail where l.companyId = :c and l.leadId = :id")
                .setParameter("mail", mail)
                .setParameter("c", companyId)
                .setParameter("id", leadId)
                .executeUpdate();
    }

    int delete(String companyId, String leadId) {
        return em.createQuery("delete from Lead l where l.companyId = :c and l.leadId = :id")
                .setParameter("c", companyId)
                .setParameter("id", leadId)
                .executeUpdate();
    }

    int deleteOfVisitor(String companyId, String userId) {
        return em.createQuery("delete from Lead l where l.companyId = :c and l.userId = :user")
                .setParameter("c", companyId)
                .setParameter("user", userId)
                .executeUpdate();
    }

    void deleteSome(CompanyErased erased) {
        rows.deleteSome("leads", erased);
    }
}
