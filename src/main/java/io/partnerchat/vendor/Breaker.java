package io.partnerchat.vendor;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.partnerchat.config.Settings;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The circuit breaker of one vendor operation: logs when it opens and closes, and blocks longer when a person must act. */
final class Breaker {
    private static final System.Logger LOG = System.getLogger(Breaker.class.getName());

    private final CircuitBreaker breaker;
    private final Duration block;

    Breaker(String operation, Settings settings) {
        block = Duration.ofMillis(settings.integer("VENDOR_BREAKER_BLOCK_MS", 10, 3_600_000));
        breaker = CircuitBreaker.of(
                operation,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(settings.integer("VENDOR_BREAKER_WINDOW", 1, 1000))
                        .minimumNumberOfCalls(settings.integer("VENDOR_BREAKER_MIN_CALLS", 1, 1000))
                        .failureRateThreshold(settings.integer("VENDOR_BREAKER_FAILURE_PERCENT", 1, 100))
                        .waitDurationInOpenState(
                                Duration.ofMillis(settings.integer("VENDOR_BREAKER_OPEN_MS", 10, 600_000)))
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> {
            var change = event.getStateTransition();
            LOG.log(
                    level(change.getFromState(), change.getToState()),
                    () -> "vendor=" + operation + " breaker=" + change.getToState());
        });
    }

    private static Level level(State from, State to) {
        if (to == State.CLOSED) {
            return Level.INFO;
        }
        return from == State.CLOSED && to == State.OPEN ? Level.WARNING : Level.DEBUG;
    }

    /** Whether a call may be made; if so, {@link #record} must follow exactly once. */
    boolean admits() {
        return breaker.tryAcquirePermission();
    }

    void record(Verdict verdict, long nanos, Throwable problem) {
        switch (verdict.effect()) {
            case WELL -> breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            case IGNORE -> breaker.releasePermission();
            case COUNT -> breaker.onError(nanos, TimeUnit.NANOSECONDS, problem);
            case BLOCK -> block(verdict);
        }
    }

    private synchronized void block(Verdict verdict) {
        if (breaker.getState() == State.OPEN) {
            return;
        }
        LOG.log(
                Level.ERROR,
                "vendor=" + breaker.getName() + " outcome=" + verdict.outcome() + " code=" + verdict.code()
                        + " paused_s=" + block.toSeconds() + " todo=\"" + verdict.advice() + "\"");
        breaker.transitionToOpenStateFor(block);
    }
}
