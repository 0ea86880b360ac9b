package io.partnerchat.handoff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code webhooks}, in the caller's transaction. */
@ApplicationScoped
class WebhookStore {
    @PersistenceContext
    EntityManager em;

    Optional<Webhook> find(String companyId) {
        List<?> rows = em.createNativeQuery(
                        "select url, events, secret, created_ms, changed_ms from webhooks where company_id = ?1")
                .setParameter(1, companyId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(row -> new Webhook(
                        (String) row[0],
                        List.of(((String) row[1]).split(",", -1)),
                        (String) row[2],
                        Instant.ofEpochMilli(((Number) row[3]).longValue()),
                        Instant.ofEpochMilli(((Number) row[4]).longValue())));
    }

    void put(String companyId, Webhook webhook) {
        em.createNativeQuery("insert into webhooks (company_id, url, events, secret, created_ms, changed_ms)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6) on duplicate key update url = values(url),"
                        + " events = values(events), secret = values(secret), changed_ms = values(changed_ms)")
                .setParameter(1, companyId)
                .setParameter(2, webhook.url())
                .setParameter(3, String.join(",", webhook.events()))
                .setParameter(4, webhook.secret())
                .setParameter(5, webhook.createdAt().toEpochMilli())
                .setParameter(6, webhook.changedAt().toEpochMilli())
                .executeUpdate();
    }

    void delete(String companyId) {
        em.createNativeQuery("delete from webhooks where company_id = ?1")
                .setParameter(1, companyId)
                .executeUpdate();
    }
}
