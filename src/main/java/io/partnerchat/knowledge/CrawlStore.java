package io.partnerchat.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code knowledge_job_pages} and {@code knowledge_page_states}, in the caller's transaction. */
@ApplicationScoped
class CrawlStore {
    @PersistenceContext
    EntityManager em;

    List<Frontier.Entry> entries(long jobId) {
        List<?> rows = em.createNativeQuery("select position, url, depth, outcome, document_id from knowledge_job_pages"
                        + " where job_id = ?1 order by position")
                .setParameter(1, jobId)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Frontier.Entry(
                        ((Number) row[0]).intValue(),
                        URI.create((String) row[1]),
                        ((Number) row[2]).intValue(),
                        row[3] == null ? null : Frontier.Outcome.valueOf((String) row[3]),
                        (String) row[4]))
                .toList();
    }

    void add(long jobId, Frontier.Entry entry) {
        em.createNativeQuery("insert into knowledge_job_pages (job_id, position, url, depth) values (?1, ?2, ?3, ?4)")
                .setParameter(1, jobId)
                .setParameter(2, entry.position())
                .setParameter(3, entry.address().toString())
                .setParameter(4, entry.depth())
                .executeUpdate();
    }

    void visited(long jobId, int position, Frontier.Outcome outcome, String documentId) {
        em.createNativeQuery("update knowledge_job_pages set outcome = ?1, document_id = ?2"
                        + " where job_id = ?3 and position = ?4")
                .setParameter(1, outcome.name())
                .setParameter(2, documentId)
                .setParameter(3, jobId)
                .setParameter(4, position)
                .executeUpdate();
    }

    /** Only one that was made as documents are made today. */
    Optional<PageState> state(String companyId, String urlKey) {
        List<?> rows = em.createNativeQuery("select document_id, content_hash, etag, last_modified, links"
                        + " from knowledge_page_states where company_id = ?1 and url_key = ?2 and cut = ?3")
                .setParameter(1, companyId)
                .setParameter(2, urlKey)
                .setParameter(3, DocumentWork.CUT)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new PageState(
                        (String) row[0], (String) row[1], (String) row[2], (String) row[3], PageState.links((String)
                                row[4])))
                .findFirst();
    }

    void keep(String companyId, String urlKey, PageState state) {
        forget(companyId, urlKey);
        em.createNativeQuery("insert into knowledge_page_states (company_id, url_key, kind, document_id, content_hash,"
                        + " cut, etag, last_modified, links) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
                .setParameter(1, companyId)
                .setParameter(2, urlKey)
                .setParameter(3, Passage.PAGE)
                .setParameter(4, state.documentId())
                .setParameter(5, state.hash())
                .setParameter(6, DocumentWork.CUT)
                .setParameter(7, state.etag())
                .setParameter(8, state.lastModified())
                .setParameter(9, state.linkLines())
                .executeUpdate();
    }

    void forget(String companyId, String urlKey) {
        em.createNativeQuery("delete from knowledge_page_states where company_id = ?1 and url_key = ?2")
                .setParameter(1, companyId)
                .setParameter(2, urlKey)
                .executeUpdate();
    }
}
