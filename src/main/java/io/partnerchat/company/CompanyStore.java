package io.partnerchat.company;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code user_companies} and {@code partner_keys}, in the caller's transaction. */
@ApplicationScoped
class CompanyStore {
    @PersistenceContext
    EntityManager em;

    Optional<CompanyEntity> find(String companyId) {
        return em.createQuery("select c from Company c where c.companyId = :id", CompanyEntity.class)
                .setParameter("id", companyId)
                .getResultStream()
                .findFirst();
    }

    /** Like {@link #find}, and nobody else changes this company until the transaction ends. */
    Optional<CompanyEntity> lock(String companyId) {
        Optional<CompanyEntity> company = find(companyId);
        company.ifPresent(entity -> em.lock(entity, LockModeType.PESSIMISTIC_WRITE));
        return company;
    }

    /** Companies whose row id is greater, in the order of their making. */
    List<CompanyEntity> page(long afterId, int limit) {
        return em.createQuery("select c from Company c where c.id > :after order by c.id", CompanyEntity.class)
                .setParameter("after", afterId)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Companies that were changed, or whose widget was, in the last seconds; more than pass between two looks. Erased ones too. */
    @SuppressWarnings("unchecked")
    List<String> changedLately() {
        return em.createNativeQuery("select company_id from user_companies where updated_at >= current_timestamp"
                        + " - interval '12' second union select company_id from widget_settings where updated_at >="
                        + " current_timestamp - interval '12' second union select company_id from company_erasures")
                .getResultList();
    }

    void add(CompanyEntity company) {
        em.persist(company);
        em.flush();
    }

    void add(PartnerKeyEntity key) {
        em.persist(key);
    }

    List<PartnerKeyEntity> validKeys(String companyId) {
        return em.createQuery(
                        "select k from PartnerKey k where k.companyId = :id and k.revokedAt is null",
                        PartnerKeyEntity.class)
                .setParameter("id", companyId)
                .getResultList();
    }

    void revokeKeys(String companyId) {
        em.createQuery("update PartnerKey k set k.revokedAt = current_timestamp"
                        + " where k.companyId = :id and k.revokedAt is null")
                .setParameter("id", companyId)
                .executeUpdate();
    }
}
