package io.partnerchat.handoff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;

/** Messages on their way out of {@code outbox}, in the caller's transaction. */
@ApplicationScoped
class OutboxStore {
    static final String WAITING = "waiting";
    static final String SENT = "sent";
    static final String FAILED = "failed";

    private static final String DUE = " from outbox where status = 'waiting' and due_ms <= ?1 and lease_until_ms < ?1";

    @PersistenceContext
    EntityManager em;

    void add(Message message, String sessionId, String userId, long now) {
        em.createNativeQuery(
                        "insert into outbox (company_id, message_id, channel, event, session_id, user_id, reference,"
                                + " payload, status, attempts, created_ms, due_ms, lease_owner, lease_until_ms)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'waiting', 0, ?9, ?9, '', 0)")
                .setParameter(1, message.companyId())
                .setParameter(2, message.messageId())
                .setParameter(3, message.channel().word())
                .setParameter(4, message.event())
                .setParameter(5, sessionId)
                .setParameter(6, userId)
                .setParameter(7, message.reference())
                .setParameter(8, message.payload())
                .setParameter(9, now)
                .executeUpdate();
    }

    /** Whether so many of the company wait already. */
    boolean isFull(String companyId, Channel channel, int most) {
        return em.createNativeQuery(
                                "select 1 from outbox where status = 'waiting' and company_id = ?1 and channel = ?2")
                        .setParameter(1, companyId)
                        .setParameter(2, channel.word())
                        .setMaxResults(most)
                        .getResultList()
                        .size()
                == most;
    }

    List<OutboxLane> due(long now, int most) {
        List<?> rows = em.createNativeQuery("select company_id, channel" + DUE + " group by company_id, channel")
                .setParameter(1, now)
                .setMaxResults(most)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new OutboxLane((String) row[0], Channel.of((String) row[1])))
                .toList();
    }

    Optional<Message> next(OutboxLane lane, long now) {
        List<?> rows = em.createNativeQuery("select id, message_id, event, reference, payload, attempts" + DUE
                        + " and company_id = ?2 and channel = ?3 order by due_ms, id")
                .setParameter(1, now)
                .setParameter(2, lane.companyId())
                .setParameter(3, lane.channel().word())
                .setMaxResults(1)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(row -> new Message(
                        ((Number) row[0]).longValue(),
                        lane.companyId(),
                        (String) row[1],
                        lane.channel(),
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        ((Number) row[5]).intValue()));
    }

    boolean claim(long id, String owner, long now, long until) {
        return em.createNativeQuery("update outbox set lease_owner = ?1, lease_until_ms = ?2"
                                + " where id = ?3 and status = 'waiting' and lease_until_ms < ?4")
                        .setParameter(1, owner)
                        .setParameter(2, until)
                        .setParameter(3, id)
                        .setParameter(4, now)
                        .executeUpdate()
                == 1;
    }

    /** Nothing of what was said is kept of a message that arrived. */
    boolean sent(long id, String owner, long now) {
        return settle(
                em.createNativeQuery(
                        "update outbox set status = 'sent', payload = '', attempts = attempts + 1,"
                                + " last_error = null, finished_ms = ?1, lease_until_ms = 0 where id = ?2 and lease_owner = ?3"),
                now,
                id,
                owner);
    }

    boolean failed(long id, String owner, String error, long now) {
        return settle(
                em.createNativeQuery("update outbox set status = 'failed', attempts = attempts + 1, last_error = ?4,"
                                + " finished_ms = ?1, lease_until_ms = 0 where id = ?2 and lease_owner = ?3")
                        .setParameter(4, error),
                now,
                id,
                owner);
    }

    boolean again(long id, String owner, String error, long due) {
        return settle(
                em.createNativeQuery("update outbox set attempts = attempts + 1, last_error = ?4, due_ms = ?1,"
                                + " lease_until_ms = 0 where id = ?2 and lease_owner = ?3")
                        .setParameter(4, error),
                due,
                id,
                owner);
    }

    private static boolean settle(Query query, long millis, long id, String owner) {
        return query.setParameter(1, millis)
                        .setParameter(2, id)
                        .setParameter(3, owner)
                        .executeUpdate()
                == 1;
    }

    /** Another node need not wait for the leases to run out. */
    void release(String owner) {
        em.createNativeQuery("update outbox set lease_until_ms = 0 where status = 'waiting' and lease_owner = ?1")
                .setParameter(1, owner)
                .executeUpdate();
    }
}
