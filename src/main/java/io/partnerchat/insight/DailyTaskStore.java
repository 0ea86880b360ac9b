package io.partnerchat.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Writes {@code daily_tasks}, in the caller's transaction. Days are texts such as 2026-01-31, in UTC. */
@ApplicationScoped
class DailyTaskStore {
    @PersistenceContext
    EntityManager em;

    boolean isDone(String task, String day) {
        return !em.createNativeQuery("select 1 from daily_tasks where task = ?1 and done_day >= ?2")
                .setParameter(1, task)
                .setParameter(2, day)
                .getResultList()
                .isEmpty();
    }

    boolean claim(String task, String day, String owner, long now, long until) {
        return em.createNativeQuery("update daily_tasks set lease_owner = ?1, lease_until_ms = ?2"
                                + " where task = ?3 and done_day < ?4 and lease_until_ms < ?5")
                        .setParameter(1, owner)
                        .setParameter(2, until)
                        .setParameter(3, task)
                        .setParameter(4, day)
                        .setParameter(5, now)
                        .executeUpdate()
                == 1;
    }

    boolean renew(String task, String owner, long until) {
        // one more than before even within the same millisecond: MySQL counts only rows that it changes
        return em.createNativeQuery("update daily_tasks set lease_until_ms = greatest(?1, lease_until_ms + 1)"
                                + " where task = ?2 and lease_owner = ?3")
                        .setParameter(1, until)
                        .setParameter(2, task)
                        .setParameter(3, owner)
                        .executeUpdate()
                == 1;
    }

    void done(String task, String day, String owner) {
        em.createNativeQuery("update daily_tasks set done_day = ?1, lease_until_ms = 0"
                        + " where task = ?2 and lease_owner = ?3")
                .setParameter(1, day)
                .setParameter(2, task)
                .setParameter(3, owner)
                .executeUpdate();
    }
}
