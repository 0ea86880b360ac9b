package io.partnerchat.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partnerchat.company.CompanyStale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When each company's feed last came, in memory: every answer with a price asks. */
@ApplicationScoped
public class FeedDates {
    private static final int MOST = 100_000;
    /** A bound only: a feed that has come is told at once, on every node. */
    private static final Duration MAX_AGE = Duration.ofMinutes(30);

    @Inject
    FeedService feeds;

    private final Cache<String, Optional<Instant>> dates =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MAX_AGE).build();

    /** Null when no feed of the company was ever read to its end. */
    Instant of(String companyId) {
        return dates.get(companyId, id -> feeds.find(id).map(feed -> Instant.ofEpochMilli(feed.feedMillis())))
                .orElse(null);
    }

    void forget(@Observes CompanyStale stale) {
        dates.invalidate(stale.companyId());
    }
}
