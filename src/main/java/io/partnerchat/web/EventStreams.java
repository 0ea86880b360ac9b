package io.partnerchat.web;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** All streams of one kind on this node: so many and no more, and one timer keeps their lines open. */
public final class EventStreams implements AutoCloseable {
    private final int most;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger taken = new AtomicInteger();
    private final ScheduledFuture<?> heartbeats;

    public EventStreams(int most, Duration heartbeat, ScheduledExecutorService timer) {
        this.most = most;
        this.heartbeats = timer.scheduleAtFixedRate(
                () -> open.forEach(EventStream::heartbeat),
                heartbeat.toSeconds(),
                heartbeat.toSeconds(),
                TimeUnit.SECONDS);
    }

    /** A stream that is still to be started, if there is a place left; {@link EventStream#end} gives the place back. */
    public Optional<EventStream> enter() {
        if (taken.incrementAndGet() <= most) {
            return Optional.of(new EventStream(this));
        }
        taken.decrementAndGet();
        return Optional.empty();
    }

    void add(EventStream stream) {
        open.add(stream);
    }

    void leave(EventStream stream) {
        open.remove(stream);
        taken.decrementAndGet();
    }

    /** Ends all of them. */
    @Override
    public void close() {
        heartbeats.cancel(false);
        open.forEach(EventStream::end);
    }
}
