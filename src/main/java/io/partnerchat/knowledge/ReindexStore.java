package io.partnerchat.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Reads all passages of a company in order, in the caller's transaction. */
@ApplicationScoped
class ReindexStore {
    @PersistenceContext
    EntityManager em;

    int count(String companyId) {
        return em.createQuery("select count(p.id) from Passage p where p.companyId = :c", Long.class)
                .setParameter("c", companyId)
                .getSingleResult()
                .intValue();
    }

    List<ReindexService.Row> page(String companyId, long afterId, int limit) {
        return em.createQuery(
                        "select p.id, p.vectorId, p.content, p.metadata from Passage p"
                                + " where p.companyId = :c and p.id > :after order by p.id",
                        Object[].class)
                .setParameter("c", companyId)
                .setParameter("after", afterId)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new ReindexService.Row(
                        (Long) row[0], new Piece((String) row[1], (String) row[2], (JsonObject) row[3])))
                .toList();
    }

    void markEmbedded(String companyId, long changedBefore) {
        em.createQuery("update KnowledgeDocument d set d.embedded = true"
                        + " where d.companyId = :c and d.changedMs < :before")
                .setParameter("c", companyId)
                .setParameter("before", changedBefore)
                .executeUpdate();
    }
}
