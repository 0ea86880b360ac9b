package io.partnerchat.company;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code company_erasures}, and deletes the rows of this room, in the caller's transaction. */
@ApplicationScoped
class ErasureStore {
    @PersistenceContext
    EntityManager em;

    Optional<Erasure> find(String companyId) {
        return Optional.ofNullable(em.find(ErasureEntity.class, companyId)).map(ErasureEntity::toErasure);
    }

    void add(Erasure erasure) {
        em.persist(new ErasureEntity(erasure.companyId(), erasure.begunMillis()));
    }

    /** Of all companies, as it is the server's own work: the ones begun first come first. */
    List<Erasure> oldest(int limit) {
        return em.createQuery("select e from Erasure e order by e.begunMillis", ErasureEntity.class)
                .setMaxResults(limit)
                .getResultStream()
                .map(ErasureEntity::toErasure)
                .toList();
    }

    void touch(String companyId, long now) {
        em.createQuery("update Erasure e set e.begunMillis = :now where e.companyId = :id")
                .setParameter("now", now)
                .setParameter("id", companyId)
                .executeUpdate();
    }

    void remove(String companyId) {
        delete("delete from Erasure e where e.companyId = :id", companyId);
    }

    void deleteKeys(String companyId) {
        delete("delete from PartnerKey k where k.companyId = :id", companyId);
    }

    void deleteCompany(String companyId) {
        delete("delete from Company c where c.companyId = :id", companyId);
    }

    private void delete(String jpql, String companyId) {
        em.createQuery(jpql).setParameter("id", companyId).executeUpdate();
    }
}
