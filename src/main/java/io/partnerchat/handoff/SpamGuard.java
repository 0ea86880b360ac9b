package io.partnerchat.handoff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Bounds how many leads one address may leave at a company in an hour. Each node counts for itself. */
@ApplicationScoped
class SpamGuard {
    private static final int MOST = 20;
    private static final int MAX_REMEMBERED = 100_000;
    private static final Duration SPAN = Duration.ofHours(1);

    private final Cache<Sender, AtomicInteger> counts = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(SPAN)
            .build();

    private record Sender(String companyId, String address) {}

    /** Throws a 429 problem once there were too many. */
    void admit(String companyId, String address) {
        if (counts.get(new Sender(companyId, address), key -> new AtomicInteger())
                        .incrementAndGet()
                > MOST) {
            throw new ProblemException(Problem.of(429, "Too many requests to be called back; try again later.")
                    .withHeader("Retry-After", String.valueOf(SPAN.toSeconds())));
        }
    }
}
