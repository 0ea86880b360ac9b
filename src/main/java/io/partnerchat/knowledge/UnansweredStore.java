package io.partnerchat.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code unanswered_questions}, in the caller's transaction. */
@ApplicationScoped
class UnansweredStore {
    @PersistenceContext
    EntityManager em;

    void count(String companyId, String key, String question, long now) {
        em.createNativeQuery("insert into unanswered_questions (company_id, question_key, question, asked,"
                        + " last_asked_ms) values (?1, ?2, ?3, 1, ?4)"
                        + " on duplicate key update asked = asked + 1, last_asked_ms = values(last_asked_ms)")
                .setParameter(1, companyId)
                .setParameter(2, key)
                .setParameter(3, question)
                .setParameter(4, now)
                .executeUpdate();
    }

    /** The ids of those asked longest ago, beyond so many of the latest. */
    List<Long> beyond(String companyId, int kept) {
        return em.createQuery(
                        "select u.id from UnansweredQuestion u where u.companyId = :c order by u.lastAskedMs desc, u.id desc",
                        Long.class)
                .setParameter("c", companyId)
                .setFirstResult(kept)
                .setMaxResults(100)
                .getResultList();
    }

    List<UnansweredEntity> most(String companyId, int limit) {
        return em.createQuery(
                        "select u from UnansweredQuestion u where u.companyId = :c"
                                + " order by u.asked desc, u.lastAskedMs desc",
                        UnansweredEntity.class)
                .setParameter("c", companyId)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<UnansweredEntity> find(String companyId, long id) {
        return em.createQuery(
                        "select u from UnansweredQuestion u where u.companyId = :c and u.id = :id",
                        UnansweredEntity.class)
                .setParameter("c", companyId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    int delete(String companyId, long id) {
        return em.createQuery("delete from UnansweredQuestion u where u.companyId = :c and u.id = :id")
                .setParameter("c", companyId)
                .setParameter("id", id)
                .executeUpdate();
    }
}
