package io.partnerchat.knowledge;

import io.partnerchat.company.CompanyChanged;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Documents and their passages in our own tables, which are the truth; Pinecone follows them. */
@Stateless
public class DocumentService {
    @Inject
    DocumentStore documents;

    @Inject
    VersionStore versions;

    @Inject
    RemovalStore removals;

    @Inject
    JobService jobs;

    @Inject
    JobStore jobStore;

    @Inject
    LaneService lanes;

    @Inject
    Event<CompanyChanged> changed;

    public DocumentView.Listing page(String companyId, Collection<String> kinds, long after, int limit) {
        List<DocumentEntity> rows = documents.page(companyId, kinds, after, limit + 1);
        List<DocumentEntity> shown = rows.subList(0, Math.min(limit, rows.size()));
        Long next = rows.size() > limit ? shown.get(limit - 1).id() : null;
        return new DocumentView.Listing(
                shown.stream().map(DocumentEntity::toView).toList(), next);
    }

    public DocumentView.Whole get(String companyId, String kind, String documentId) {
        DocumentEntity document = documents.find(companyId, kind, documentId).orElseThrow(DocumentService::unknown);
        return new DocumentView.Whole(
                document.toView(), document.sourceText(), documents.passages(companyId, kind, documentId));
    }

    /** Removes it at once; a job that is about to write it is ended. */
    public void delete(String companyId, String kind, String documentId) {
        jobs.replaceOlder(companyId, kind + ':' + documentId, Long.MAX_VALUE);
        if (documents.find(companyId, kind, documentId).isEmpty()) {
            throw unknown();
        }
        remove(companyId, kind, List.of(documentId));
        changed.fire(new CompanyChanged(companyId));
    }

    public Map<String, DocumentStore.State> states(String companyId, String kind, Collection<String> ids) {
        return documents.states(companyId, kind, ids);
    }

    /** Those of the vectors that passages of ours name. */
    public Set<String> alive(String companyId, Collection<String> vectorIds) {
        return vectorIds.isEmpty() ? Set.of() : new HashSet<>(removals.alive(companyId, vectorIds));
    }

    /** Says, before they are sent, which vectors Pinecone may have. */
    public void announce(JobRun run, Collection<String> vectorIds) {
        lanes.require(run.job().laneKey());
        run.proceed(JobPhase.INDEXING);
        try {
            versions.announce(run.job().companyId(), run.job().lane(), vectorIds);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The new versions are there from the end of this transaction on, all of them; until then the old ones are. */
    public void write(JobRun run, List<VersionStore.Write> writes, boolean tell) {
        lanes.require(run.job().laneKey());
        run.proceed(JobPhase.INDEXING);
        try {
            versions.write(run.job().companyId(), run.job().lane(), writes);
        } catch (SQLException e) {
            throw failure(e);
        }
        if (tell) {
            changed.fire(new CompanyChanged(run.job().companyId()));
        }
    }

    /**
     * Removes what a feed or sitemap no longer has and dates what it still has.
     *
     * @param seen the ids that are in it
     * @return how many were removed
     */
    public int sweepGroup(JobRun run, String kind, String group, Set<String> seen, Long feedMillis) {
        lanes.require(run.job().laneKey());
        run.proceed(JobPhase.INDEXING);
        String companyId = run.job().companyId();
        List<String> gone = new ArrayList<>();
        long after = 0;
        List<DocumentStore.Row> page;
        do {
            page = documents.group(companyId, group, after, 2_000);
            for (DocumentStore.Row row : page) {
                after = row.id();
                if (!seen.contains(row.documentId())) {
                    gone.add(row.documentId());
                }
            }
        } while (!page.isEmpty());
        remove(companyId, kind, gone);
        if (feedMillis != null) {
            for (Long before : documents.otherFeeds(companyId, group, feedMillis)) {
                removals.moveFeedDate(companyId, group, kind, date(before), date(feedMillis), feedMillis);
            }
        }
        changed.fire(new CompanyChanged(companyId));
        return gone.size();
    }

    /** Leaves nothing of the company's knowledge in our tables, and has Pinecone's emptied. */
    public void eraseAll(String companyId) {
        jobStore.dropAll(companyId);
        removals.eraseCompany(companyId);
        changed.fire(new CompanyChanged(companyId));
    }

    public long[] size(String companyId) {
        return documents.size(companyId);
    }

    /** As it stands in a passage's metadata. */
    static String date(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void remove(String companyId, String kind, List<String> ids) {
        try {
            versions.delete(companyId, kind, ids);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static IllegalStateException failure(SQLException e) {
        return new IllegalStateException("the database refuses", e);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.of(404, "There is no such document."));
    }
}
