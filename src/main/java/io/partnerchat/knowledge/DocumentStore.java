package io.partnerchat.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code knowledge_documents}, in the caller's transaction. */
@ApplicationScoped
class DocumentStore {
    @PersistenceContext
    EntityManager em;

    @Inject
    LookupStore lookup;

    /** What is known of a document without reading it. */
    record State(String hash, boolean embedded, int passages, Long feedMillis) {}

    /** A document and the number of its row. */
    record Row(long id, String documentId) {}

    Optional<DocumentEntity> find(String companyId, String kind, String documentId) {
        return em.createQuery(
                        "select d from KnowledgeDocument d where d.companyId = :c and d.kind = :k and d.documentId = :id",
                        DocumentEntity.class)
                .setParameter("c", companyId)
                .setParameter("k", kind)
                .setParameter("id", documentId)
                .getResultStream()
                .findFirst();
    }

    /** Those of the ids that are there. */
    Map<String, State> states(String companyId, String kind, Collection<String> ids) {
        Map<String, State> states = new HashMap<>();
        List<Object> rows = lookup.find(
                "select document_id, content_hash, embedded, passages, feed_ms from knowledge_documents"
                        + " where company_id = ?1 and kind = ?2 and document_id = ",
                ids,
                companyId,
                kind);
        for (Object found : rows) {
            Object[] row = (Object[]) found;
            // in a union MySQL no longer knows which number was a boolean
            boolean embedded = row[2] instanceof Boolean flag ? flag : ((Number) row[2]).intValue() != 0;
            Long feed = row[4] == null ? null : Long.valueOf(((Number) row[4]).longValue());
            states.put((String) row[0], new State((String) row[1], embedded, ((Number) row[3]).intValue(), feed));
        }
        return states;
    }

    /** Of any of the kinds, in the order of their first arrival. */
    List<DocumentEntity> page(String companyId, Collection<String> kinds, long afterId, int limit) {
        return em.createQuery(
                        "select d from KnowledgeDocument d where d.companyId = :c and d.kind in :kinds and d.id > :after"
                                + " order by d.id",
                        DocumentEntity.class)
                .setParameter("c", companyId)
                .setParameter("kinds", kinds)
                .setParameter("after", afterId)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The passages of a document, in its order. */
    List<DocumentView.Part> passages(String companyId, String kind, String documentId) {
        String prefix = PassageIds.prefix(kind, documentId);
        return em.createQuery(
                        "select p.vectorId, p.content, p.metadata from Passage p"
                                + " where p.companyId = :c and p.vectorId > :from and p.vectorId < :to",
                        Object[].class)
                .setParameter("c", companyId)
                .setParameter("from", prefix)
                .setParameter("to", PassageIds.after(prefix))
                .getResultStream()
                .map(row -> new DocumentView.Part((String) row[0], (String) row[1], (JsonObject) row[2]))
                .sorted(Comparator.comparingInt(part -> part.metadata().getInt("position", 0)))
                .toList();
    }

    List<Row> group(String companyId, String group, long afterId, int limit) {
        return em.createQuery(
                        "select d.id, d.documentId from KnowledgeDocument d"
                                + " where d.companyId = :c and d.group = :g and d.id > :after order by d.id",
                        Object[].class)
                .setParameter("c", companyId)
                .setParameter("g", group)
                .setParameter("after", afterId)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Row((Long) row[0], (String) row[1]))
                .toList();
    }

    /** How many documents and passages the company has. */
    long[] size(String companyId) {
        Object[] row = em.createQuery(
                        "select count(d.id), coalesce(sum(d.passages), 0) from KnowledgeDocument d"
                                + " where d.companyId = :c",
                        Object[].class)
                .setParameter("c", companyId)
                .getSingleResult();
        return new long[] {((Number) row[0]).longValue(), ((Number) row[1]).longValue()};
    }
}
