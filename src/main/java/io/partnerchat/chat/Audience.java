package io.partnerchat.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Who waits for a turn. When the last of them has gone the turn is ended, a moment later, as a visitor who only moves to
 * another page says so about when the connection breaks.
 */
final class Audience {
    /** With what it takes to notice that somebody has gone, less than a second. */
    private static final long GRACE_MILLIS = 400;

    private final Executor executor;
    private final Runnable whenAlone;
    private final List<Runnable> readers = new ArrayList<>();
    private boolean held;
    private boolean ended;
    private Audience movedTo;

    /** @param whenAlone ends the turn */
    Audience(Executor executor, Runnable whenAlone) {
        this.executor = executor;
        this.whenAlone = whenAlone;
    }

    /**
     * @param reader called whenever there is news, by threads that must not be kept
     * @return false when the turn is being ended because nobody was there
     */
    synchronized boolean join(Runnable reader) {
        readers.add(reader);
        held = false;
        return !ended;
    }

    void leave(Runnable reader) {
        Audience other;
        synchronized (this) {
            other = movedTo;
            if (other == null && readers.removeIf(known -> known == reader) && readers.isEmpty() && !held) {
                CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS, executor)
                        .execute(this::endIfAlone);
            }
        }
        if (other != null) {
            other.leave(reader);
        }
    }

    /** The visitor is moving to another page: it goes on without readers until one has come and gone. */
    synchronized void hold() {
        held = true;
    }

    private void endIfAlone() {
        synchronized (this) {
            if (ended || held || movedTo != null || !readers.isEmpty()) {
                return;
            }
            ended = true;
        }
        whenAlone.run();
    }

    /** All who wait here wait for another turn from now on. */
    void moveTo(Audience other) {
        List<Runnable> moved;
        boolean wasHeld;
        synchronized (this) {
            movedTo = other;
            moved = List.copyOf(readers);
            wasHeld = held;
            readers.clear();
        }
        synchronized (other) {
            other.readers.addAll(moved);
            other.held |= wasHeld;
        }
        moved.forEach(Runnable::run);
    }

    void tell() {
        List<Runnable> now;
        synchronized (this) {
            now = List.copyOf(readers);
        }
        now.forEach(Runnable::run);
    }
}
