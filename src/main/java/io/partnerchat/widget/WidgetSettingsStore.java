package io.partnerchat.widget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Reads and writes {@code widget_settings}, in the caller's transaction. */
@ApplicationScoped
class WidgetSettingsStore {
    @PersistenceContext
    EntityManager em;

    /** The table allows several rows for a company; the oldest is the one that counts. */
    Optional<WidgetSettingsEntity> find(String companyId) {
        return em.createQuery(
                        "select w from WidgetSettings w where w.companyId = :id order by w.id",
                        WidgetSettingsEntity.class)
                .setParameter("id", companyId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    void add(WidgetSettingsEntity settings) {
        em.persist(settings);
    }

    void deleteAll(String companyId) {
        em.createQuery("delete from WidgetSettings w where w.companyId = :id")
                .setParameter("id", companyId)
                .executeUpdate();
    }
}
