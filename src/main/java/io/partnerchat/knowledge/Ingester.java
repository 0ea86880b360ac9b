package io.partnerchat.knowledge;

import io.partnerchat.vendor.VendorException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes new versions of documents in: what has not changed costs nothing, only passages with new words are embedded,
 * and each version is there as a whole or not at all. Waits for vendors, so only for threads of the jobs' own executors.
 */
@ApplicationScoped
class Ingester {
    private static final Set<VendorException.Kind> PASSING = EnumSet.of(
            VendorException.Kind.UNAVAILABLE, VendorException.Kind.TIMEOUT, VendorException.Kind.RATE_LIMITED);

    private static final int MOST_ATTEMPTS = 3;
    private static final long PAUSE_MILLIS = 1_500;

    @Inject
    DocumentService documents;

    @Inject
    Vectors vectors;

    @Inject
    KnowledgeLimits limits;

    /** All of one kind, no id twice. */
    void take(JobRun run, List<DocumentVersion> versions, boolean tell) {
        if (versions.isEmpty()) {
            return;
        }
        String companyId = run.job().companyId();
        boolean embedding = vectors.configured();
        Map<String, DocumentStore.State> states = documents.states(
                companyId,
                versions.get(0).kind(),
                versions.stream().map(DocumentVersion::id).toList());
        List<DocumentVersion> changed = new ArrayList<>();
        for (DocumentVersion version : versions) {
            DocumentStore.State state = states.get(version.id());
            if (state == null || !state.hash().equals(version.hash()) || (embedding && !state.embedded())) {
                changed.add(version);
            }
        }
        run.counts().done(versions.size() - changed.size(), versions.size() - changed.size());
        changed = limits.within(run, changed, states);
        if (!changed.isEmpty()) {
            List<Piece> missing = missing(companyId, changed, states);
            if (embedding && !missing.isEmpty()) {
                documents.announce(run, missing.stream().map(Piece::vectorId).toList());
                put(run, missing);
                run.counts().embedded(missing.size());
            }
            run.counts().done(changed.size(), 0);
            documents.write(run, writes(changed, states, embedding, new HashSet<>(missing)), tell);
        } else {
            run.proceed(JobPhase.INDEXING);
        }
    }

    /** A moment's weakness of a vendor is not worth reading a whole feed again. */
    private void put(JobRun run, List<Piece> pieces) {
        for (int attempt = 1; ; attempt++) {
            try {
                vectors.put(run.job().companyId(), pieces);
                return;
            } catch (VendorException e) {
                if (run.job().lane() == Lane.QUICK || attempt == MOST_ATTEMPTS || !PASSING.contains(e.kind())) {
                    throw e;
                }
                pause(attempt, e);
                run.proceed(JobPhase.INDEXING);
            }
        }
    }

    private static void pause(int attempt, VendorException reason) {
        try {
            Thread.sleep(PAUSE_MILLIS << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    /** The passages that Pinecone has no vector of. */
    private List<Piece> missing(
            String companyId, Collection<DocumentVersion> changed, Map<String, DocumentStore.State> states) {
        List<String> kept = changed.stream()
                .filter(version -> embedded(states.get(version.id())))
                .flatMap(version -> version.pieces().stream())
                .map(Piece::vectorId)
                .toList();
        Set<String> alive = documents.alive(companyId, kept);
        return changed.stream()
                .flatMap(version -> version.pieces().stream().filter(piece -> !alive.contains(piece.vectorId())))
                .toList();
    }

    private static List<VersionStore.Write> writes(
            List<DocumentVersion> changed,
            Map<String, DocumentStore.State> states,
            boolean embedding,
            Collection<Piece> missing) {
        return changed.stream()
                .map(version -> {
                    DocumentStore.State before = states.get(version.id());
                    boolean complete =
                            embedded(before) && version.pieces().stream().noneMatch(missing::contains);
                    return new VersionStore.Write(version, before, embedding || complete);
                })
                .toList();
    }

    private static boolean embedded(DocumentStore.State state) {
        return state != null && state.embedded();
    }
}
