package io.partnerchat.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The place of one company's index: the one that answers, and the one that is being made. */
final class IndexSlot {
    /**
     * An index and the state of the table that it shows.
     *
     * @param version null when it was never compared with the table; then it answers nobody
     */
    record State(KeywordIndex index, IndexFolder folder, PassageStore.Version version) {}

    private static final Logger LOG = System.getLogger(IndexSlot.class.getName());
    /** The first index of most companies is made sooner. */
    private static final long FIRST_MS = 3_000;

    private static final long LEAST_BYTES = 256 * 1024L;

    private IndexFolder left;
    private State state;
    private long bytes;
    private long checkedAt;
    /** How long what was seen of the table is believed, in nanoseconds: the more a look costs, the longer. */
    private long believed;

    private boolean outdated;
    /** The refresh under way was started because the table was said to have changed. */
    private boolean changing;

    /** When somebody asked for the first time. */
    private long askedAt;

    private boolean asked;
    private boolean closed;
    private CompletableFuture<Void> refresh;

    /** @param left by a process before this one; null when there is none */
    IndexSlot(IndexFolder left) {
        this.left = left;
        this.bytes = left == null ? 0 : left.bytes();
    }

    private boolean answers() {
        return state != null && state.version != null;
    }

    /** The index, held open for the caller; nothing before the first is made. */
    synchronized Optional<KeywordIndex> held() {
        return answers() && state.index.acquire() ? Optional.of(state.index) : Optional.empty();
    }

    synchronized boolean fresh(long now) {
        return answers() && !outdated && now - checkedAt <= believed;
    }

    /** Whether somebody said that the table has changed, and the index that answers may not show it yet. */
    synchronized boolean isOutdated() {
        return outdated || (changing && !refresh.isDone());
    }

    /** How many milliseconds to wait for the first index: one that takes long is waited for by who asked first alone. */
    synchronized long patience(long now) {
        askedAt = asked ? askedAt : now;
        asked = true;
        return Math.max(1, FIRST_MS - TimeUnit.NANOSECONDS.toMillis(now - askedAt));
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
    synchronized State state() throws IOException {
        if (state == null && left != null && !closed) {
            IndexFolder folder = left;
            left = null;
            try {
                state = new State(folder.open(), folder, null);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "event=index_files_unreadable", e);
                folder.discard();
            }
        }
        return state;
    }

    /** Who still searches the old one goes on with it. */
    synchronized void put(State next) {
        State old = state;
        release(closed ? next : old);
        state = closed ? null : next;
        bytes = state == null ? 0 : next.folder().bytes();
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
        try {
            if (left != null) {
                left.discard();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
