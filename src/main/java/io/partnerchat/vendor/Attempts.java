package io.partnerchat.vendor;

import io.partnerchat.vendor.VendorException.Kind;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** One call with its retries, from the first byte sent to the one result, which is settled exactly once. */
final class Attempts<T> {
    private static final System.Logger LOG = System.getLogger(VendorOperation.class.getName());
    private static final Verdict CANCELLED = new Verdict(Kind.CANCELLED, "", Verdict.Effect.IGNORE, false, null);
    /** The caller came too late; the vendor is not to blame. */
    private static final Verdict NO_TIME = new Verdict(Kind.TIMEOUT, "no_time", Verdict.Effect.IGNORE, false, null);

    private final VendorOperation operation;
    private final VendorRequest<T> request;
    private final CallScope scope;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AtomicReference<VendorCall> current = new AtomicReference<>();
    private final Runnable onCancel = this::cancel;
    private final long startedAt = System.nanoTime();
    private final AtomicInteger retries = new AtomicInteger();

    Attempts(VendorOperation operation, VendorRequest<T> request, CallScope scope) {
        this.operation = operation;
        this.request = request;
        this.scope = scope;
    }

    CompletionStage<T> start() {
        scope.onCancel(onCancel);
        attempt();
        return result;
    }

    private void cancel() {
        operation.executor().execute(() -> fail(CANCELLED, null));
        Optional.ofNullable(current.get()).ifPresent(VendorCall::stop);
    }

    private void attempt() {
        Duration left = scope.remaining();
        if (scope.cancelled() || left.compareTo(RetryRule.USEFUL) < 0) {
            fail(scope.cancelled() ? CANCELLED : NO_TIME, null);
            return;
        }
        try {
            VendorCall call = call(left);
            current.set(call);
            call.whenStopped(() -> ended(call, null, new TimeoutException()));
            request.send(call).whenComplete((response, problem) -> ended(call, response, problem));
            if (scope.cancelled()) {
                call.stop();
            }
        } catch (RuntimeException e) {
            fail(Verdict.wrongRequest(e.getClass().getSimpleName()), null);
        }
    }

    private VendorCall call(Duration left) {
        Optional<VendorStream> stream = request.stream();
        if (stream.isEmpty()) {
            Duration limit = left.compareTo(operation.limit()) < 0 ? left : operation.limit();
            return new VendorCall(request.body(), limit, operation.executor());
        }
        long end = System.nanoTime() + operation.limit().toNanos();
        return new VendorCall(
                request.body(),
                stream.get(),
                () -> Math.min(scope.remaining().toNanos(), end - System.nanoTime()),
                operation.executor());
    }

    private void ended(VendorCall call, Response response, Throwable problem) {
        if (!current.compareAndSet(call, null)) {
            return;
        }
        call.finished();
        if (problem != null) {
            request.resultSoFar()
                    .ifPresentOrElse(
                            this::succeed,
                            () -> next(scope.cancelled() ? CANCELLED : Verdict.of(problem, false), null));
            return;
        }
        VendorAnswer answer = null;
        try {
            answer = VendorAnswer.of(response, call);
            Verdict verdict = request.judge(answer);
            if (verdict.equals(Verdict.FINE)) {
                succeed(request.read(answer));
            } else {
                next(verdict, answer);
            }
        } catch (RuntimeException e) {
            fail(Verdict.of(e, true), answer);
        }
    }

    private void next(Verdict verdict, VendorAnswer answer) {
        if (verdict.equals(Verdict.AGAIN)) {
            attempt();
            return;
        }
        Optional<Duration> wait = request.repeatable()
                ? operation.retries().wait(retries.get(), verdict, answer, scope.remaining())
                : Optional.empty();
        if (wait.isEmpty()) {
            fail(verdict, answer);
            return;
        }
        retries.incrementAndGet();
        LOG.log(
                Level.DEBUG,
                () -> line(verdict, answer) + " wait_ms=" + wait.get().toMillis());
        CompletableFuture.delayedExecutor(wait.get().toNanos(), TimeUnit.NANOSECONDS, operation.executor())
                .execute(this::attempt);
    }

    private void succeed(T value) {
        if (settled.compareAndSet(false, true)) {
            over(Verdict.FINE, null);
            result.complete(value);
        }
    }

    private void fail(Verdict verdict, VendorAnswer answer) {
        if (!settled.compareAndSet(false, true)) {
            return;
        }
        String line = line(verdict, answer);
        LOG.log(verdict.kind() == Kind.CANCELLED ? Level.DEBUG : Level.WARNING, line);
        var exception = new VendorException(verdict.kind(), line);
        over(verdict, exception);
        result.completeExceptionally(exception);
    }

    private void over(Verdict verdict, VendorException exception) {
        scope.forget(onCancel);
        operation.over(verdict, System.nanoTime() - startedAt, exception);
    }

    private String line(Verdict verdict, VendorAnswer answer) {
        var line = new StringBuilder("vendor=" + operation.name() + " outcome=" + verdict.outcome());
        if (answer != null) {
            line.append(" status=").append(answer.status());
            answer.header("x-request-id")
                    .filter(id -> id.matches("[A-Za-z0-9_.-]{1,64}"))
                    .ifPresent(id -> line.append(" vendor_request=").append(id));
        }
        if (!verdict.code().isEmpty()) {
            line.append(" code=").append(verdict.code());
        }
        long ms = (System.nanoTime() - startedAt) / 1_000_000;
        line.append(" retries=").append(retries.get()).append(" ms=").append(ms);
        if (!scope.requestId().isEmpty()) {
            line.append(" request=").append(scope.requestId());
        }
        return line.toString();
    }
}
