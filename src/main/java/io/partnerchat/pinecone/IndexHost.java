package io.partnerchat.pinecone;

import io.partnerchat.vendor.CallScope;
import io.partnerchat.vendor.VendorException;
import io.partnerchat.vendor.VendorException.Kind;
import io.partnerchat.vendor.VendorOperation;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Finds out once where the index lives, and keeps it. Callers that come meanwhile share the one look-up; after a failed
 * one they fail at once until a pause, which doubles, is over.
 */
final class IndexHost {
    private static final System.Logger LOG = System.getLogger(IndexHost.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration LOOK_UP = Duration.ofSeconds(10);
    private static final Duration DOUBT_PAUSE = Duration.ofSeconds(60);

    private final PineconeConfig config;
    private final ControlHttp control;
    private final VendorOperation describe;
    private final Function<IndexModel, Index> opener;

    private CompletableFuture<Index> known;
    private URI host;
    private long doubtAfter = System.nanoTime();
    private Duration pause;
    private long notBefore;

    IndexHost(
            PineconeConfig config, ControlHttp control, VendorOperation describe, Function<IndexModel, Index> opener) {
        this.config = config;
        this.control = control;
        this.describe = describe;
        this.opener = opener;
        this.pause = FIRST_PAUSE;
    }

    /** The index, at once when it is known. */
    synchronized CompletableFuture<Index> get() {
        boolean over = known != null && known.isCompletedExceptionally() && System.nanoTime() - notBefore >= 0;
        if (known == null || over) {
            var lookUp = new CompletableFuture<Index>();
            known = lookUp;
            lookUp().whenComplete((index, problem) -> settle(lookUp, index, problem));
        }
        return known;
    }

    /** The data plane says that there is no such index any more: it may have been made anew elsewhere. */
    synchronized void forget() {
        if (known != null && known.isDone() && !known.isCompletedExceptionally()) {
            known = null;
        }
    }

    /**
     * The host does not answer: perhaps the index lives elsewhere by now. Looked up at most once a minute; until another
     * host is found, the known one stays.
     */
    synchronized void doubt() {
        boolean open = known != null && known.isDone() && !known.isCompletedExceptionally();
        if (!open || System.nanoTime() - doubtAfter < 0) {
            return;
        }
        doubtAfter = System.nanoTime() + DOUBT_PAUSE.toNanos();
        var unused = describe().thenAccept(this::move);
    }

    private synchronized void move(IndexModel model) {
        if (!model.host().equals(host)) {
            LOG.log(Level.INFO, "event=pinecone_index_moved index={0} host={1}", config.index(), model.host());
            known = CompletableFuture.completedFuture(opened(model));
        }
    }

    private void settle(CompletableFuture<Index> lookUp, Index index, Throwable problem) {
        synchronized (this) {
            if (problem == null) {
                pause = FIRST_PAUSE;
            } else {
                notBefore = System.nanoTime() + pause.toNanos();
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
        if (problem == null) {
            lookUp.complete(index);
        } else {
            lookUp.completeExceptionally(VendorException.of(problem));
        }
    }

    private CompletionStage<Index> lookUp() {
        return describe().thenApply(this::opened);
    }

    private synchronized Index opened(IndexModel model) {
        host = model.host();
        return opener.apply(model);
    }

    private CompletionStage<IndexModel> describe() {
        var call = new PineconeCall<>(
                new byte[0],
                ignored -> control.describe(config.index()),
                answer -> IndexModel.read(answer.body()),
                () -> {});
        return describe.ask(call, CallScope.within(LOOK_UP)).thenApply(model -> {
            check(model);
            return model;
        });
    }

    private void check(IndexModel model) {
        if (!model.vectors()) {
            throw refuse("is an index of documents, records or sparse vectors; this server needs one of dense vectors");
        }
        if ("euclidean".equals(model.metric())) {
            throw refuse("has the metric euclidean; this server needs cosine or dotproduct");
        }
        if (!model.ready()) {
            throw new VendorException(Kind.UNAVAILABLE, "pinecone.index: the index is not ready yet");
        }
        if (config.environment() != null
                && model.environment() != null
                && !config.environment().equals(model.environment())) {
            LOG.log(
                    Level.WARNING,
                    "PINECONE_ENVIRONMENT is not where the index {0} lives ({1}); it is not used otherwise.",
                    config.index(),
                    model.environment());
        }
    }

    private VendorException refuse(String fault) {
        LOG.log(Level.ERROR, "The Pinecone index {0} {1}.", config.index(), fault);
        return new VendorException(Kind.REJECTED, "pinecone.index: the index " + fault);
    }
}
