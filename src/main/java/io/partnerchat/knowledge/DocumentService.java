package io.partnerchat.knowledge;

import io.partnerchat.company.CompanyChanged;
import io.partnerchat.company.CompanyErased;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/** Documents and their passages in our own tables, which are the truth; Pinecone follows them. */
@Stateless
public class DocumentService {
    @Inject
    DocumentStore documents;

    @Inject
    VersionStore versions;

    @Inject
    KnownStore knowns;

    @Inject
    RemovalStore removals;

    @Inject
    FeedStore feeds;

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
        Instant feed = kinds.contains(Passage.PRODUCT) ? feedDate(companyId) : null;
        return new DocumentView.Listing(
                shown.stream().map(row -> row.toView().asOf(feed)).toList(), next);
    }

    public DocumentView.Whole get(String companyId, String kind, String documentId) {
        DocumentEntity document = documents.find(companyId, kind, documentId).orElseThrow(DocumentService::unknown);
        return new DocumentView.Whole(
                document.toView().asOf(kind.equals(Passage.PRODUCT) ? feedDate(companyId) : null),
                document.sourceText(),
                documents.passages(companyId, kind, documentId));
    }

    /** Products that were in the feed again as they were are as fresh as that. */
    private Instant feedDate(String companyId) {
        return feeds.find(companyId)
                .map(feed -> Instant.ofEpochMilli(feed.feedMillis()))
                .orElse(null);
    }

    /** Removes it at once; a job that is about to write it is ended. */
    public void delete(String companyId, String kind, String documentId) {
        jobs.replaceOlder(companyId, kind + ':' + documentId, Long.MAX_VALUE);
        if (documents.find(companyId, kind, documentId).isEmpty()) {
            throw unknown();
        }
        remove(companyId, kind, List.of(documentId));
        if (kind.equals(Passage.PRODUCT)) {
            // the same feed brings it back
            feeds.readAgain(companyId);
        }
        changed.fire(new CompanyChanged(companyId));
    }

    /** A job that is about to write products is ended. */
    public void endFeed(String companyId) {
        jobs.replaceOlder(companyId, IngestService.PRODUCTS, Long.MAX_VALUE);
    }

    /** Removes some of the products; with the last of them the feed that they came with. */
    public boolean deleteSomeOfFeed(String companyId) {
        boolean more = removals.eraseSome(companyId, Passage.PRODUCT);
        if (!more) {
            feeds.delete(companyId);
            changed.fire(new CompanyChanged(companyId));
        }
        return more;
    }

    /** What is known of a few documents. */
    public KnownDocuments known(String companyId, String kind, Collection<String> ids) {
        try {
            return knowns.known(companyId, kind, ids);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** What is known of all documents of a kind. */
    public KnownDocuments known(String companyId, String kind) {
        try {
            return knowns.known(companyId, kind);
        } catch (SQLException e) {
            throw failure(e);
        }
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

    /** What was written without telling is to be found from now on, on every node. */
    public void tell(String companyId) {
        changed.fire(new CompanyChanged(companyId));
    }

    /** Removes, in a transaction of its own, what is no longer there. */
    public void remove(JobRun run, String kind, List<String> ids) {
        lanes.require(run.job().laneKey());
        run.proceed(JobPhase.INDEXING);
        remove(run.job().companyId(), kind, ids);
    }

    /** A page of a group, in the order of its arrival. */
    public List<DocumentStore.Row> group(String companyId, String group, long after, int limit) {
        return documents.group(companyId, group, after, limit);
    }

    /** Jobs at work end at their next step. */
    public void endAll(String companyId) {
        jobStore.dropAll(companyId);
    }

    /** Removes some of the company's knowledge from our tables, and notes what Pinecone has to forget; true when there is more. */
    public boolean eraseSome(String companyId) {
        for (String kind : List.of(Passage.DOCUMENT, Passage.QUESTION, Passage.PRODUCT, Passage.PAGE)) {
            if (removals.eraseSome(companyId, kind)) {
                return true;
            }
        }
        boolean more = removals.eraseRest(companyId);
        if (!more) {
            changed.fire(new CompanyChanged(companyId));
        }
        return more;
    }

    /** With the company goes everything; jobs at work end at their next step, as they no longer hold their lane. */
    public void companyErased(@Observes CompanyErased erased) {
        removals.forget(erased);
    }

    public long[] size(String companyId) {
        return documents.size(companyId);
    }

    /** As it stands in a passage's metadata. */
    static String date(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void remove(String companyId, String kind, Collection<String> ids) {
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
