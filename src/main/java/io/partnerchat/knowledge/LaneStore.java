package io.partnerchat.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Writes {@code knowledge_lanes}, in the caller's transaction. */
@ApplicationScoped
class LaneStore {
    @PersistenceContext
    EntityManager em;

    void addIfMissing(LaneKey lane) {
        em.createNativeQuery("insert ignore into knowledge_lanes (company_id, lane, lease_owner, lease_until_ms)"
                        + " values (?1, ?2, '', 0)")
                .setParameter(1, lane.companyId())
                .setParameter(2, lane.lane().word())
                .executeUpdate();
    }

    boolean claim(LaneKey lane, String owner, long now, long until) {
        return em.createNativeQuery("update knowledge_lanes set lease_owner = ?1, lease_until_ms = ?2"
                                + " where company_id = ?3 and lane = ?4 and lease_until_ms < ?5")
                        .setParameter(1, owner)
                        .setParameter(2, until)
                        .setParameter(3, lane.companyId())
                        .setParameter(4, lane.lane().word())
                        .setParameter(5, now)
                        .executeUpdate()
                == 1;
    }

    boolean hold(LaneKey lane, String owner, long until) {
        // one more than before even within the same millisecond: MySQL counts only rows that it changes
        return em.createNativeQuery("update knowledge_lanes set lease_until_ms = greatest(?1, lease_until_ms + 1)"
                                + " where company_id = ?2 and lane = ?3 and lease_owner = ?4")
                        .setParameter(1, until)
                        .setParameter(2, lane.companyId())
                        .setParameter(3, lane.lane().word())
                        .setParameter(4, owner)
                        .executeUpdate()
                == 1;
    }

    void renewAll(String owner, long until) {
        em.createNativeQuery("update knowledge_lanes set lease_until_ms = ?1 where lease_owner = ?2"
                        + " and lease_until_ms > 0")
                .setParameter(1, until)
                .setParameter(2, owner)
                .executeUpdate();
    }

    void release(LaneKey lane, String owner) {
        em.createNativeQuery("update knowledge_lanes set lease_until_ms = 0"
                        + " where company_id = ?1 and lane = ?2 and lease_owner = ?3")
                .setParameter(1, lane.companyId())
                .setParameter(2, lane.lane().word())
                .setParameter(3, owner)
                .executeUpdate();
    }
}
