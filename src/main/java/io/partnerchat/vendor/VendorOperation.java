package io.partnerchat.vendor;

import io.partnerchat.config.Settings;
import io.partnerchat.vendor.VendorException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** One thing a vendor can do, with its time limit, retry rule, circuit breaker and metrics. */
public final class VendorOperation {
    private final String name;
    private final Duration limit;
    private final RetryRule retries;
    private final Breaker breaker;
    private final Executor executor;
    private final VendorMetrics metrics;

    /**
     * @param name as in {@link VendorMetrics#called}
     * @param limit the longest one attempt may take, its body included
     */
    public VendorOperation(
            String name, Duration limit, VendorTransport transport, Settings settings, VendorMetrics metrics) {
        this.name = name;
        this.limit = limit;
        this.retries = RetryRule.of(settings);
        this.breaker = new Breaker(name, settings);
        this.executor = transport.after();
        this.metrics = metrics;
    }

    /**
     * Asks, and asks again where that may help; fails with a {@link VendorException} only. What follows the stage runs
     * on a thread that carries other calls too: whatever blocks must be an async stage on an executor of its own.
     */
    public <T> CompletionStage<T> ask(VendorRequest<T> request, CallScope scope) {
        if (scope.cancelled()) {
            return CompletableFuture.failedFuture(new VendorException(Kind.CANCELLED, name + ": cancelled"));
        }
        if (!breaker.admits()) {
            metrics.called(name, "open", 0);
            return CompletableFuture.failedFuture(
                    new VendorException(Kind.UNAVAILABLE, name + ": not asked, the circuit breaker is open"));
        }
        return new Attempts<>(this, request, scope).start();
    }

    String name() {
        return name;
    }

    Duration limit() {
        return limit;
    }

    RetryRule retries() {
        return retries;
    }

    Executor executor() {
        return executor;
    }

    void over(Verdict verdict, long nanos, VendorException problem) {
        breaker.record(verdict, nanos, problem);
        metrics.called(name, verdict.outcome(), nanos);
    }
}
