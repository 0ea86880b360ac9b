package io.partnerchat.knowledge;

import io.partnerchat.vendor.CallScope;
import io.partnerchat.vendor.VendorException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Versions on their way in, some together: while the vectors of one batch are being made, the next is read, and the one
 * before it is written. For one thread.
 */
final class Intake {
    private static final Set<VendorException.Kind> PASSING = EnumSet.of(
            VendorException.Kind.UNAVAILABLE, VendorException.Kind.TIMEOUT, VendorException.Kind.RATE_LIMITED);

    private static final int MOST_ATTEMPTS = 3;
    private static final long PAUSE_MILLIS = 1_500;
    /** Passages of a batch: what is in memory is this many embeddings for each batch under way. */
    private static final int TOGETHER = 192;

    private static final int UNDER_WAY = 2;

    private final Ingester ingester;
    private final JobRun run;
    private final String companyId;
    private final KnownDocuments known;
    private final boolean tell;
    private final boolean embedding;
    private final Deque<Batch> underWay = new ArrayDeque<>();
    private List<DocumentVersion> next = new ArrayList<>();
    private int passages;

    /** @param missing the passages that Pinecone has no vector of */
    private record Batch(
            List<DocumentVersion> versions, List<Piece> missing, CallScope scope, CompletableFuture<Void> vectors) {}

    /**
     * @param known has all of the versions' documents that there are
     * @param tell whether each batch is to be found at once, and not only what the caller tells in the end
     */
    Intake(Ingester ingester, JobRun run, KnownDocuments known, boolean tell) {
        this.ingester = ingester;
        this.run = run;
        this.companyId = run.job().companyId();
        this.known = known;
        this.tell = tell;
        this.embedding = ingester.vectors.configured();
    }

    /** Whether nothing has to be done for it; then it is counted. */
    boolean isAsItWas(String prefix, String hash) {
        boolean same = known.isAsItWas(prefix, hash, embedding);
        if (same) {
            known.see(prefix);
            run.counts().done(1, 1);
        }
        return same;
    }

    void addAll(List<DocumentVersion> versions) {
        for (DocumentVersion version : versions) {
            if (!isAsItWas(version.prefix(), version.hash())) {
                add(version);
            }
        }
    }

    /** One that has changed. */
    void add(DocumentVersion version) {
        next.add(version);
        passages += version.pieces().size();
        if (passages >= TOGETHER) {
            send();
        }
    }

    /** Returns when everything is written. */
    void finish() {
        if (next.isEmpty() && underWay.isEmpty()) {
            run.proceed(JobPhase.INDEXING);
        }
        send();
        while (!underWay.isEmpty()) {
            settle();
        }
    }

    /** Nobody waits for what is still under way. */
    void stop() {
        underWay.forEach(batch -> batch.scope().cancel());
    }

    private void send() {
        List<DocumentVersion> versions = ingester.limits.within(run, next, known);
        next = new ArrayList<>();
        passages = 0;
        if (versions.isEmpty()) {
            return;
        }
        List<Piece> missing = versions.stream()
                .flatMap(version ->
                        version.pieces().stream().filter(piece -> !known.hasVector(version.prefix(), piece.vectorId())))
                .toList();
        CallScope scope = ingester.vectors.scope();
        CompletableFuture<Void> vectors = CompletableFuture.completedFuture(null);
        if (embedding && !missing.isEmpty()) {
            ingester.documents.announce(
                    run, missing.stream().map(Piece::vectorId).toList());
            vectors = ingester.vectors.start(companyId, missing, scope);
        }
        underWay.add(new Batch(versions, missing, scope, vectors));
        if (underWay.size() > UNDER_WAY) {
            settle();
        }
    }

    private void settle() {
        Batch batch = underWay.remove();
        await(batch);
        if (embedding) {
            run.counts().embedded(batch.missing().size());
        }
        run.counts().done(batch.versions().size(), 0);
        Set<Piece> missing = new HashSet<>(batch.missing());
        List<VersionStore.Write> writes = new ArrayList<>();
        for (DocumentVersion version : batch.versions()) {
            String prefix = version.prefix();
            boolean was = known.embedded(prefix);
            boolean complete = was && version.pieces().stream().noneMatch(missing::contains);
            writes.add(new VersionStore.Write(version, known.vectorIds(prefix), was, embedding || complete));
        }
        ingester.documents.write(run, writes, tell);
        writes.forEach(write -> known.written(write.version(), write.embedded()));
    }

    /** A moment's weakness of a vendor is not worth reading a whole feed again. */
    private void await(Batch batch) {
        CompletableFuture<Void> vectors = batch.vectors();
        CallScope scope = batch.scope();
        for (int attempt = 1; ; attempt++) {
            try {
                Vectors.await(vectors, scope);
                return;
            } catch (VendorException e) {
                scope.cancel();
                if (run.job().lane() == Lane.QUICK || attempt == MOST_ATTEMPTS || !PASSING.contains(e.kind())) {
                    throw e;
                }
                pause(attempt, e);
                run.proceed(JobPhase.INDEXING);
                scope = ingester.vectors.scope();
                vectors = ingester.vectors.start(companyId, batch.missing(), scope);
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
}
