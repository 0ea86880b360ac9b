package io.partnerchat.insight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partnerchat.company.CompanyStale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** The figures of a company. What took long to add up is kept for a minute, so that nobody can keep the database busy. */
@ApplicationScoped
class FiguresService {
    private static final Duration LONG = Duration.ofMillis(300);
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MAX_REMEMBERED = 1_000;

    @Inject
    FiguresSum sum;

    private final Cache<Span, Figures> slow = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(KEPT)
            .build();

    /** From a minute to a minute. */
    private record Span(String companyId, long fromMinute, long toMinute) {}

    /** @param from epoch milliseconds, and so is {@code to} */
    Figures of(String companyId, long from, long to) {
        Span span = new Span(companyId, from / KEPT.toMillis(), to / KEPT.toMillis());
        Figures known = slow.getIfPresent(span);
        if (known != null) {
            return known;
        }
        long start = System.nanoTime();
        Figures figures = sum.of(companyId, from, to);
        if (System.nanoTime() - start > LONG.toNanos()) {
            slow.put(span, figures);
        }
        return figures;
    }

    void forget(@Observes CompanyStale stale) {
        slow.asMap().keySet().removeIf(span -> span.companyId().equals(stale.companyId()));
    }
}
