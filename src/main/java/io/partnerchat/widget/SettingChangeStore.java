package io.partnerchat.widget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads and writes {@code widget_setting_changes}, in the caller's transaction. */
@ApplicationScoped
class SettingChangeStore {
    /** How many changes of a company are kept. */
    private static final int KEPT = 500;

    @PersistenceContext
    EntityManager em;

    /** Keeps what differs between the two, a row for each field, and forgets what is too long ago. */
    void record(String companyId, String who, Map<String, String> old, Map<String, String> now) {
        boolean changed = false;
        for (Map.Entry<String, String> value : now.entrySet()) {
            String before = old.get(value.getKey());
            if (!Objects.equals(before, value.getValue())) {
                em.persist(new SettingChangeEntity(companyId, who, value.getKey(), before, value.getValue()));
                changed = true;
            }
        }
        if (changed) {
            forgetOld(companyId);
        }
    }

    private void forgetOld(String companyId) {
        em.createQuery("select c.id from SettingChange c where c.companyId = :id order by c.id desc", Long.class)
                .setParameter("id", companyId)
                .setFirstResult(KEPT)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .ifPresent(newestToForget -> em.createQuery(
                                "delete from SettingChange c where c.companyId = :id and c.id <= :newest")
                        .setParameter("id", companyId)
                        .setParameter("newest", newestToForget)
                        .executeUpdate());
    }

    /** The newest first. */
    List<SettingChange> newest(String companyId, int limit) {
        return em.createQuery(
                        "select c from SettingChange c where c.companyId = :id order by c.id desc",
                        SettingChangeEntity.class)
                .setParameter("id", companyId)
                .setMaxResults(limit)
                .getResultStream()
                .map(SettingChangeEntity::toChange)
                .toList();
    }

    Optional<SettingChange> find(String companyId, long changeId) {
        return Optional.ofNullable(em.find(SettingChangeEntity.class, changeId))
                .filter(row -> row.companyId().equals(companyId))
                .map(SettingChangeEntity::toChange);
    }

    void deleteAll(String companyId) {
        em.createQuery("delete from SettingChange c where c.companyId = :id")
                .setParameter("id", companyId)
                .executeUpdate();
    }
}
