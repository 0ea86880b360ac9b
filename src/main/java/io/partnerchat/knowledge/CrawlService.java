package io.partnerchat.knowledge;

import io.partnerchat.company.CompanyChanged;
import io.partnerchat.company.Secrets;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps a crawl in the database, step by step. */
@Stateless
public class CrawlService {
    @Inject
    CrawlStore store;

    @Inject
    DocumentStore documents;

    @Inject
    VersionStore versions;

    @Inject
    LaneService lanes;

    @Inject
    Event<CompanyChanged> changed;

    public List<Frontier.Entry> entries(JobRun run) {
        return store.entries(run.job().id());
    }

    /** The first addresses, after those that turned out to be of no use. */
    public void begin(JobRun run, List<Frontier.Entry> useless, String why, List<Frontier.Entry> entries) {
        lanes.require(run.job().laneKey());
        useless.forEach(entry -> {
            store.add(run.job().id(), entry);
            store.visited(run.job().id(), entry.position(), Frontier.Outcome.FAILED, why);
        });
        entries.forEach(entry -> store.add(run.job().id(), entry));
    }

    /** One address is done with, and these were found on it. */
    public void visited(
            JobRun run,
            Frontier.Entry entry,
            Frontier.Outcome outcome,
            String documentId,
            PageState state,
            List<Frontier.Entry> found) {
        lanes.require(run.job().laneKey());
        store.visited(run.job().id(), entry.position(), outcome, documentId);
        found.forEach(one -> store.add(run.job().id(), one));
        String companyId = run.job().companyId();
        boolean there = state != null
                && documents
                        .states(companyId, Passage.PAGE, List.of(state.documentId()))
                        .containsKey(state.documentId());
        if (there && state.named()) {
            store.keep(companyId, key(entry.address()), state);
        } else {
            store.forget(companyId, key(entry.address()));
        }
    }

    /** What is known of the page, when its document is still as it was then. */
    public Optional<PageState> state(String companyId, URI address, boolean embedding) {
        return store.state(companyId, key(address)).filter(state -> {
            DocumentStore.State document = documents
                    .states(companyId, Passage.PAGE, List.of(state.documentId()))
                    .get(state.documentId());
            return document != null && document.hash().equals(state.hash()) && (document.embedded() || !embedding);
        });
    }

    /**
     * Removes the pages that are gone: of the whole group when all of it was seen, otherwise only those that were found
     * to be gone.
     *
     * @return how many were there to be removed
     */
    public int sweep(JobRun run, String group, Set<String> seen, Set<String> gone, boolean complete) {
        lanes.require(run.job().laneKey());
        run.proceed(JobPhase.INDEXING);
        String companyId = run.job().companyId();
        Set<String> doomed =
                new HashSet<>(documents.states(companyId, Passage.PAGE, gone).keySet());
        long after = 0;
        List<DocumentStore.Row> page = complete ? documents.group(companyId, group, after, 2_000) : List.of();
        while (!page.isEmpty()) {
            page.stream()
                    .map(DocumentStore.Row::documentId)
                    .filter(id -> !seen.contains(id))
                    .forEach(doomed::add);
            after = page.get(page.size() - 1).id();
            page = documents.group(companyId, group, after, 2_000);
        }
        try {
            versions.delete(companyId, Passage.PAGE, new ArrayList<>(doomed));
        } catch (SQLException e) {
            throw new IllegalStateException("the database refuses", e);
        }
        changed.fire(new CompanyChanged(companyId));
        return doomed.size();
    }

    private static String key(URI address) {
        return Secrets.hash(address.toString());
    }
}
