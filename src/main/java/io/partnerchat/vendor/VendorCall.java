package io.partnerchat.vendor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * One attempt at a vendor: the JSON to send and the means to end it early. It travels as the entity of a REST client's
 * method, so that the connector finds it in the request. Its clock runs from the start, so that time spent in a queue
 * counts too.
 */
public final class VendorCall {
    private final byte[] json;
    private final Executor executor;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    VendorCall(byte[] json, Duration limit, Executor executor) {
        this.json = json;
        this.executor = executor;
        over.orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    byte[] json() {
        return json;
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
