package io.partnerchat.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;

/** Reads and writes {@code vector_removals} and what concerns a company as a whole, in the caller's transaction. */
@ApplicationScoped
class RemovalStore {
    @PersistenceContext
    EntityManager em;

    List<String> first(LaneKey lane, int limit) {
        List<?> rows = em.createNativeQuery(
                        "select vector_id from vector_removals where company_id = ?1 and lane = ?2" + " order by id")
                .setParameter(1, lane.companyId())
                .setParameter(2, lane.lane().word())
                .setMaxResults(limit)
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    /** Those that a passage belongs to. */
    List<String> alive(String companyId, Collection<String> vectorIds) {
        return em.createQuery(
                        "select p.vectorId from Passage p where p.companyId = :c and p.vectorId in :ids", String.class)
                .setParameter("c", companyId)
                .setParameter("ids", vectorIds)
                .getResultList();
    }

    void add(LaneKey lane, String vectorId) {
        em.createNativeQuery("insert into vector_removals (company_id, lane, vector_id) values (?1, ?2, ?3)")
                .setParameter(1, lane.companyId())
                .setParameter(2, lane.lane().word())
                .setParameter(3, vectorId)
                .executeUpdate();
    }

    void delete(LaneKey lane, Collection<String> vectorIds) {
        for (String id : vectorIds) {
            em.createNativeQuery("delete from vector_removals where company_id = ?1 and lane = ?2 and vector_id = ?3")
                    .setParameter(1, lane.companyId())
                    .setParameter(2, lane.lane().word())
                    .setParameter(3, id)
                    .executeUpdate();
        }
    }

    /** Leaves notes of what Pinecone may still have, each in the lane in which it would come back. */
    void eraseCompany(String companyId) {
        em.createNativeQuery("insert into vector_removals (company_id, lane, vector_id) select company_id,"
                        + " case when source in (?1, ?2) then ?3 else ?4 end, vector_id"
                        + " from pinecone_vectors where company_id = ?5")
                .setParameter(1, Passage.PRODUCT)
                .setParameter(2, Passage.PAGE)
                .setParameter(3, Lane.BULK.word())
                .setParameter(4, Lane.QUICK.word())
                .setParameter(5, companyId)
                .executeUpdate();
        for (String table : List.of("knowledge_documents", "pinecone_vectors", "unanswered_questions")) {
            em.createNativeQuery("delete from " + table + " where company_id = ?1")
                    .setParameter(1, companyId)
                    .executeUpdate();
        }
    }

    /** Unchanged products are as fresh as the feed that they were in again. */
    void moveFeedDate(String companyId, String group, String kind, String before, String now, long nowMillis) {
        // as text, and with both spacings that a database gives JSON: one statement for any number of rows
        em.createNativeQuery("update pinecone_vectors set metadata = replace(replace(metadata, ?1, ?2), ?3, ?4)"
                        + " where company_id = ?5 and source = ?6")
                .setParameter(1, "\"feed_date\":\"" + before)
                .setParameter(2, "\"feed_date\":\"" + now)
                .setParameter(3, "\"feed_date\": \"" + before)
                .setParameter(4, "\"feed_date\": \"" + now)
                .setParameter(5, companyId)
                .setParameter(6, kind)
                .executeUpdate();
        em.createNativeQuery("update knowledge_documents set feed_ms = ?1 where company_id = ?2 and source_group = ?3")
                .setParameter(1, nowMillis)
                .setParameter(2, companyId)
                .setParameter(3, group)
                .executeUpdate();
    }
}
