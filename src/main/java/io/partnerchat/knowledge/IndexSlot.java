package io.partnerchat.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The place of one company's index: the one that answers, and the one that is being made. */
final class IndexSlot {
    /** An index and the state of the table that it shows. */
    record State(KeywordIndex index, PassageStore.Version version) {}

    private State state;
    private long checkedAt;
    private boolean outdated;
    private boolean closed;
    private CompletableFuture<Void> refresh;

    /** The index, held open for the caller; nothing before the first is made. */
    synchronized Optional<KeywordIndex> held() {
        return state != null && state.index.acquire() ? Optional.of(state.index) : Optional.empty();
    }

    synchronized boolean fresh(long now, long checkAfter) {
        return state != null && !outdated && now - checkedAt <= checkAfter;
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

    /** Starts it unless one is under way already. */
    synchronized CompletableFuture<Void> refresh(Supplier<CompletableFuture<Void>> start) {
        if (refresh == null || refresh.isDone()) {
            outdated = false;
            refresh = start.get();
        }
        return refresh;
    }

    synchronized void checked(long now) {
        checkedAt = now;
    }

    /** Who still searches the old one goes on with it. */
    synchronized void put(State next, long now) {
        State old = state;
        state = next;
        checkedAt = now;
        release(closed ? next : old);
        state = closed ? null : next;
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

    /** @return bytes, at least what an empty one costs in memory */
    synchronized int weight() {
        long bytes = state == null ? 0 : state.index.bytes();
        return (int) Math.min(Integer.MAX_VALUE, 256 * 1024 + bytes);
    }
}
