package io.partnerchat.vendor;

import io.partnerchat.vendor.VendorException.Kind;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets so much of a costly kind of work run at once; what is more waits in line, as long as its scope allows.
 * MicroProfile's own would hold a thread for each. Thread-safe.
 */
public final class Bulkhead {
    private final int most;
    private final Executor executor;
    private final Queue<Waiting<?>> line = new ArrayDeque<>();
    private int running;

    /** @param executor what follows on work that did not begin in time goes on there */
    Bulkhead(int most, Executor executor) {
        this.most = most;
        this.executor = executor;
    }

    /** @return the work's own result, or a {@link VendorException} when it did not begin in time */
    public <T> CompletionStage<T> run(CallScope scope, Supplier<CompletionStage<T>> work) {
        var waiting = new Waiting<>(scope, work);
        synchronized (this) {
            line.add(waiting);
        }
        admit();
        waiting.limit();
        return waiting.result;
    }

    private void admit() {
        for (Waiting<?> next = next(); next != null; next = next()) {
            next.begin();
        }
    }

    private synchronized Waiting<?> next() {
        Waiting<?> next = running < most ? line.poll() : null;
        running += next == null ? 0 : 1;
        return next;
    }

    private synchronized void left() {
        running--;
    }

    private final class Waiting<T> {
        private final CallScope scope;
        private final Supplier<CompletionStage<T>> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final CompletableFuture<Void> begun = new CompletableFuture<>();

        Waiting(CallScope scope, Supplier<CompletionStage<T>> work) {
            this.scope = scope;
            this.work = work;
        }

        void limit() {
            if (begun.isDone()) {
                return;
            }
            begun.orTimeout(scope.remaining().toNanos(), TimeUnit.NANOSECONDS);
            var unused = begun.exceptionallyAsync(
                    late -> {
                        result.completeExceptionally(new VendorException(Kind.TIMEOUT, "waited too long in line"));
                        return null;
                    },
                    executor);
        }

        void begin() {
            if (!begun.complete(null)) {
                left();
                return;
            }
            CompletableFuture<T> stage = stage();
            if (stage.isDone()) {
                // admit() goes on where it is: it must not call itself once for each that fails at once
                left();
                settle(stage);
                return;
            }
            var unused = stage.whenComplete((value, problem) -> {
                left();
                admit();
                settle(stage);
            });
        }

        private CompletableFuture<T> stage() {
            try {
                return work.get().toCompletableFuture();
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        private void settle(CompletableFuture<T> stage) {
            var unused = stage.whenComplete((value, problem) -> {
                if (problem == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(problem);
                }
            });
        }
    }
}
