package io.partnerchat.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The place of one company's index: the one that answers, and the one that is being made. */
final class IndexSlot {
    /** An index and the state of the table that it shows. */
    record State(KeywordIndex index, IndexFolder folder, PassageStore.Version version) {}

    private static final long LEAST_BYTES = 256 * 1024L;

    private State state;
    private long bytes;
    private long checkedAt;
    /** How long what was seen of the table is believed, in nanoseconds: the more a look costs, the longer. */
    private long believed;

    private boolean outdated;
    /** The refresh under way was started because the table was said to have changed. */
    private boolean changing;

    private boolean closed;
    private CompletableFuture<Void> refresh;

    /** The index, held open for the caller; nothing before the first is made. */
    synchronized Optional<KeywordIndex> held() {
        return state != null && state.index.acquire() ? Optional.of(state.index) : Optional.empty();
    }

    synchronized boolean fresh(long now) {
        return state != null && !outdated && now - checkedAt <= believed;
    }

    /** Whether somebody said that the table has changed, and the index that answers may not show it yet. */
    synchronized boolean isOutdated() {
        return outdated || (changing && !refresh.isDone());
    }

    synchronized boolean closed() {
        return closed;
    }

    synchronized PassageStore.Version version() {
        return state == null ? null : state.version;
    }

    /** The next question looks at the table again. */
    synchronized void outdated() {
        outdated = true;
    }

    /**
     * Starts it unless one is under way that will see every change there is; one that began before a change may not, and
     * is followed by another.
     */
    synchronized CompletableFuture<Void> refresh(Supplier<CompletableFuture<Void>> start) {
        if (refresh == null || refresh.isDone()) {
            changing = outdated;
            outdated = false;
            refresh = start.get();
        } else if (outdated) {
            changing = true;
            outdated = false;
            refresh = refresh.handle((done, failure) -> null).thenCompose(none -> start.get());
        }
        return refresh;
    }

    synchronized void checked(long now, long believed) {
        this.checkedAt = now;
        this.believed = believed;
    }

    /** For who makes the next of it; null before the first. */
    synchronized State state() {
        return state;
    }

    /** Who still searches the old one goes on with it. */
    synchronized void put(State next) {
        State old = state;
        release(closed ? next : old);
        state = closed ? null : next;
        bytes = state == null ? 0 : next.index().bytes();
    }

    /** The same passages, although the table is in another state. */
    synchronized void same(PassageStore.Version version) {
        if (state != null) {
            state = new State(state.index, state.folder, version);
        }
    }

    synchronized void close() {
        closed = true;
        release(state);
        state = null;
    }

    private static void release(State state) {
        try {
            if (state != null) {
                state.index.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At least what an empty one costs in memory. */
    synchronized long bytes() {
        return LEAST_BYTES + bytes;
    }
}
