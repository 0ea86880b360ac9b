package io.partnerchat.vendor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * One attempt at a vendor: the JSON to send and the means to end it early. It travels as the entity of a REST client's
 * method, so that the connector finds it in the request. Its clock runs from the start, so that time spent in a queue
 * counts too.
 */
public final class VendorCall {
    /** A stream's clock is looked at so often, as it may silently have got more time, or have fallen silent. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final byte[] NOTHING = {};

    private final VendorStream stream;
    private final Executor executor;
    private volatile byte[] toSend;
    private volatile byte[] received;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    VendorCall(byte[] json, Duration limit, Executor executor) {
        this.toSend = json;
        this.stream = null;
        this.executor = executor;
        over.orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** @param left how many nanoseconds the whole may still take, asked again and again */
    VendorCall(byte[] json, VendorStream stream, LongSupplier left, Executor executor) {
        this.toSend = json;
        this.stream = stream;
        this.executor = executor;
        look(left);
    }

    private void look(LongSupplier left) {
        long nanos = Math.min(left.getAsLong(), stream.silenceLeft());
        if (nanos <= 0) {
            over.completeExceptionally(new TimeoutException());
            return;
        }
        var timer = new CompletableFuture<Void>();
        timer.orTimeout(Math.min(nanos, LOOK_NANOS), TimeUnit.NANOSECONDS);
        CompletableFuture<Void> unused = timer.exceptionallyAsync(
                late -> {
                    look(left);
                    return null;
                },
                executor);
        // takes the timer back, which would hold all of this until it is due
        unused = over.whenComplete((done, stopped) -> timer.complete(null));
    }

    /** The JSON to send, once: a prompt is long, and the model takes its time. */
    byte[] toSend() {
        byte[] json = toSend;
        toSend = NOTHING;
        return json;
    }

    void received(byte[] body) {
        received = body;
    }

    /** The answer's body, which Jersey would copy twice on its way; empty for an answer to another call. */
    Optional<byte[]> received() {
        return Optional.ofNullable(received);
    }

    /** What reads the answer while it comes; empty for an answer that is collected. */
    Optional<VendorStream> stream() {
        return Optional.ofNullable(stream);
    }

    void stop() {
        over.cancel(false);
    }

    boolean over() {
        return over.isDone();
    }

    /** Ended early, by its time or by {@link #stop}. */
    boolean stopped() {
        return over.isCompletedExceptionally();
    }

    void finished() {
        over.complete(null);
    }

    /** The hook runs on our own threads, as the JDK's one timer thread must not be kept busy. */
    void whenStopped(Runnable hook) {
        var unused = over.whenComplete((done, stopped) -> {
            if (stopped != null) {
                executor.execute(hook);
            }
        });
    }
}
