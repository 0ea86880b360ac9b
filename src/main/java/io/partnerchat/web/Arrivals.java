package io.partnerchat.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Requests of which a part has come and a part has not: since when, and how much of them is kept in memory. None may take
 * longer than the limit, and all together may not take more memory than there is for them.
 *
 * @param <C> a connection
 */
final class Arrivals<C> {
    private record Arrival(long sinceNanos, int bytes) {}

    private final Map<C, Arrival> arriving = new ConcurrentHashMap<>();
    private final AtomicLong held = new AtomicLong();
    private final long limitNanos;
    private final long mostBytes;
    private final LongSupplier nanoTime;

    Arrivals(Duration limit, long mostBytes, LongSupplier nanoTime) {
        this.limitNanos = limit.toNanos();
        this.mostBytes = mostBytes;
        this.nanoTime = nanoTime;
    }

    /** Something has come; the first of it counts. True when this is the first. */
    boolean begun(C connection) {
        return !arriving.containsKey(connection)
                && arriving.putIfAbsent(connection, new Arrival(nanoTime.getAsLong(), 0)) == null;
    }

    /** So much of the request waits for the rest; false when there is no room for it. */
    boolean hold(C connection, int bytes) {
        Arrival old = arriving.getOrDefault(connection, new Arrival(nanoTime.getAsLong(), 0));
        arriving.put(connection, new Arrival(old.sinceNanos, bytes));
        return held.addAndGet(bytes - (long) old.bytes) <= mostBytes;
    }

    /** The request is whole, or its connection is gone. */
    void ended(C connection) {
        Arrival arrival = arriving.remove(connection);
        if (arrival != null) {
            held.addAndGet(-arrival.bytes);
        }
    }

    /** Ends those that take too long. */
    void sweep(Consumer<C> tooSlow) {
        long now = nanoTime.getAsLong();
        arriving.forEach((connection, arrival) -> {
            if (now - arrival.sinceNanos > limitNanos) {
                ended(connection);
                tooSlow.accept(connection);
            }
        });
    }
}
