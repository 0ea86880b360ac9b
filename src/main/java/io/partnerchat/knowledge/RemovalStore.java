package io.partnerchat.knowledge;

import io.partnerchat.company.CompanyErased;
import io.partnerchat.company.RowsStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;

/** Reads and writes {@code vector_removals} and what concerns a company as a whole, in the caller's transaction. */
@ApplicationScoped
class RemovalStore {
    @PersistenceContext
    EntityManager em;

    @Inject
    LookupStore lookup;

    @Inject
    RowsStore rows;

    /** A vector that is to be forgotten, and the number of the note. */
    record Note(long id, String vectorId) {}

    List<Note> first(LaneKey lane, int limit) {
        List<?> rows = em.createNativeQuery(
                        "select id, vector_id from vector_removals where company_id = ?1 and lane = ?2 order by id")
                .setParameter(1, lane.companyId())
                .setParameter(2, lane.lane().word())
                .setMaxResults(limit)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Note(((Number) row[0]).longValue(), (String) row[1]))
                .toList();
    }

    /** Those that a passage belongs to. */
    List<String> alive(String companyId, Collection<String> vectorIds) {
        return lookup
                .find(
                        "select vector_id from pinecone_vectors where company_id = ?1 and vector_id = ",
                        vectorIds,
                        companyId)
                .stream()
                .map(String.class::cast)
                .toList();
    }

    void add(LaneKey lane, String vectorId) {
        em.createNativeQuery("insert into vector_removals (company_id, lane, vector_id) values (?1, ?2, ?3)")
                .setParameter(1, lane.companyId())
                .setParameter(2, lane.lane().word())
                .setParameter(3, vectorId)
                .executeUpdate();
    }

    /** Notes are not kept: the company is gone, and so will be all that Pinecone has of it. */
    void forget(CompanyErased erased) {
        for (String table : List.of(
                "knowledge_jobs",
                "knowledge_documents",
                "pinecone_vectors",
                "knowledge_feeds",
                "unanswered_questions",
                "vector_removals",
                "knowledge_lanes")) {
            rows.deleteSome(table, erased);
        }
    }

    /** All of a kind; leaves notes of the vectors that Pinecone has. */
    void eraseKind(String companyId, String kind) {
        em.createNativeQuery(
                        "insert into vector_removals (company_id, lane, vector_id) select company_id, ?1, vector_id"
                                + " from pinecone_vectors where company_id = ?2 and source = ?3 and exists (select 1 from"
                                + " knowledge_documents d where d.company_id = ?2 and d.kind = ?3 and d.embedded = true)")
                .setParameter(1, Lane.ofDocument(kind).word())
                .setParameter(2, companyId)
                .setParameter(3, kind)
                .executeUpdate();
        rows.deleteAll("pinecone_vectors", "company_id = ?1 and source = ?2", companyId, kind);
        rows.deleteAll("knowledge_documents", "company_id = ?1 and kind = ?2", companyId, kind);
    }

    /** All that is known, documents of every kind; leaves notes, each in the lane in which it would come back. */
    void eraseKnowledge(String companyId) {
        for (String kind : List.of(Passage.DOCUMENT, Passage.QUESTION, Passage.PRODUCT, Passage.PAGE)) {
            eraseKind(companyId, kind);
        }
        // what somebody else has put there
        em.createNativeQuery(
                        "insert into vector_removals (company_id, lane, vector_id) select company_id, ?1, vector_id"
                                + " from pinecone_vectors where company_id = ?2")
                .setParameter(1, Lane.QUICK.word())
                .setParameter(2, companyId)
                .executeUpdate();
        for (String table : List.of("pinecone_vectors", "knowledge_feeds", "unanswered_questions")) {
            rows.deleteAll(table, "company_id = ?1", companyId);
        }
    }
}
