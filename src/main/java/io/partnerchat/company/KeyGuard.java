package io.partnerchat.company;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Slows down who guesses keys: after five wrong ones for a company (or of the operator's), an address waits one second, then two, four and so on
 * up to 15 minutes. While it waits, no key is looked at, not even the right one. Each node counts for itself.
 */
@ApplicationScoped
class KeyGuard {
    private static final int FREE_TRIES = 5;
    private static final long MAX_WAIT_SECONDS = Duration.ofMinutes(15).toSeconds();
    private static final long NANOS = 1_000_000_000L;
    private static final int MAX_REMEMBERED = 100_000;

    private final LongSupplier nanoTime;
    private final Cache<Guesser, Tries> tries = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    private record Guesser(String companyId, String address) {}

    private record Tries(int failures, long failedAt) {
        long waitSeconds() {
            int beyond = failures - FREE_TRIES;
            return beyond < 0 ? 0 : Math.min(MAX_WAIT_SECONDS, 1L << Math.min(beyond, 30));
        }
    }

    KeyGuard() {
        this(System::nanoTime);
    }

    KeyGuard(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Throws a 429 problem that says how long to wait. */
    void requirePatience(String companyId, String address) {
        Tries made = tries.getIfPresent(new Guesser(companyId, address));
        if (made == null) {
            return;
        }
        long left = made.waitSeconds() * NANOS - (nanoTime.getAsLong() - made.failedAt());
        if (left > 0) {
            long seconds = (left + NANOS - 1) / NANOS;
            throw new ProblemException(Problem.of(429, "Too many wrong keys; try again in " + seconds + " s.")
                    .withHeader("Retry-After", String.valueOf(seconds)));
        }
    }

    void failed(String companyId, String address) {
        tries.asMap()
                .compute(
                        new Guesser(companyId, address),
                        (guesser, old) -> new Tries(old == null ? 1 : old.failures() + 1, nanoTime.getAsLong()));
    }

    void succeeded(String companyId, String address) {
        tries.invalidate(new Guesser(companyId, address));
    }
}
