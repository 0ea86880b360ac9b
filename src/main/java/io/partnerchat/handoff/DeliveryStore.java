package io.partnerchat.handoff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;

/** What partners see of {@code outbox} and try again, in the caller's transaction. */
@ApplicationScoped
class DeliveryStore {
    @PersistenceContext
    EntityManager em;

    /** @param status null: any */
    List<Delivery> page(String companyId, Channel channel, String status, long before, int limit) {
        Query query = em.createNativeQuery(
                        "select id, message_id, event, reference, status, attempts, last_error, created_ms, due_ms,"
                                + " finished_ms from outbox where company_id = ?1 and channel = ?2 and id < ?3"
                                + (status == null ? "" : " and status = ?4") + " order by id desc")
                .setParameter(1, companyId)
                .setParameter(2, channel.word())
                .setParameter(3, before)
                .setMaxResults(limit);
        if (status != null) {
            query.setParameter(4, status);
        }
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(DeliveryStore::delivery)
                .toList();
    }

    private static Delivery delivery(Object[] row) {
        boolean waits = row[4].equals(OutboxStore.WAITING);
        return new Delivery(
                ((Number) row[0]).longValue(),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                ((Number) row[5]).intValue(),
                (String) row[6],
                instant(row[7]),
                waits ? instant(row[8]) : null,
                row[9] == null ? null : instant(row[9]));
    }

    private static Instant instant(Object millis) {
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }

    /** Failed ones are tried once more from the beginning. */
    int retry(String companyId, Channel channel, String messageId, long now) {
        return em.createNativeQuery(
                        "update outbox set status = 'waiting', attempts = 0, due_ms = ?1, finished_ms = null"
                                + " where company_id = ?2 and channel = ?3 and message_id = ?4 and status = 'failed'")
                .setParameter(1, now)
                .setParameter(2, companyId)
                .setParameter(3, channel.word())
                .setParameter(4, messageId)
                .executeUpdate();
    }
}
