package io.partnerchat.knowledge;

import io.partnerchat.company.CompanyErased;
import io.partnerchat.company.RowsStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
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

    /**
     * Some of a kind, passages first; leaves notes of the vectors that Pinecone has.
     *
     * @return whether there may be more
     */
    boolean eraseSome(String companyId, String kind) {
        String last = lastOfStep("company_id = ?1 and source = ?2", companyId, kind);
        if (last == null) {
            return rows.deleteSome("knowledge_documents", "company_id = ?1 and kind = ?2", companyId, kind);
        }
        note(
                Lane.ofDocument(kind),
                "company_id = ?2 and source = ?3 and vector_id <= ?4 and exists (select 1 from knowledge_documents d"
                        + " where d.company_id = ?2 and d.kind = ?3 and d.embedded = true)",
                companyId,
                kind,
                last);
        rows.deleteSome(
                "pinecone_vectors", "company_id = ?1 and source = ?2 and vector_id <= ?3", companyId, kind, last);
        return true;
    }

    /** Some of what is not of any kind: what somebody else has put there, and what visitors asked. */
    boolean eraseRest(String companyId) {
        String last = lastOfStep("company_id = ?1", companyId);
        if (last != null) {
            note(Lane.QUICK, "company_id = ?2 and vector_id <= ?3", companyId, last);
            rows.deleteSome("pinecone_vectors", "company_id = ?1 and vector_id <= ?2", companyId, last);
            return true;
        }
        rows.deleteSome("knowledge_feeds", "company_id = ?1", companyId);
        return rows.deleteSome("unanswered_questions", "company_id = ?1", companyId);
    }

    /** Null when there are no passages. */
    private String lastOfStep(String condition, String... values) {
        Query query = em.createNativeQuery("select max(vector_id) from (select vector_id from pinecone_vectors where "
                + condition + " order by vector_id limit " + RowsStore.STEP + ") step");
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return (String) query.getSingleResult();
    }

    /** @param lane in which the passages would come back */
    private void note(Lane lane, String condition, String... values) {
        Query insert = em.createNativeQuery("insert into vector_removals (company_id, lane, vector_id)"
                        + " select company_id, ?1, vector_id from pinecone_vectors where " + condition)
                .setParameter(1, lane.word());
        for (int i = 0; i < values.length; i++) {
            insert.setParameter(i + 2, values[i]);
        }
        insert.executeUpdate();
    }
}
