package io.partnerchat.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partnerchat.company.CompanyStale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The keyword indexes of the companies asked about lately. An index is built from the table when it is first needed and
 * again when the table has changed, which is looked up every few seconds and not with every question.
 */
@ApplicationScoped
public class KeywordIndexes {
    private static final long MAX_BYTES = 256L * 1024 * 1024;
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final long CHECK_AFTER_NANOS = Duration.ofSeconds(2).toNanos();

    @Inject
    PassageStore store;

    private final TextAnalysis analysis = new TextAnalysis();
    private final Cache<String, Entry> cache = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((String id, Entry entry) -> (int) Math.min(Integer.MAX_VALUE, entry.index.weight()))
            .expireAfterAccess(IDLE)
            .build();

    private record Entry(KeywordIndex index, PassageStore.Version version, long checkedAt) {}

    KeywordIndex of(String companyId) {
        Entry entry = cache.getIfPresent(companyId);
        if (entry == null || System.nanoTime() - entry.checkedAt > CHECK_AFTER_NANOS) {
            entry = cache.asMap().compute(companyId, (id, known) -> upToDate(id, known));
        }
        return entry.index;
    }

    private Entry upToDate(String companyId, Entry known) {
        long now = System.nanoTime();
        if (known != null && now - known.checkedAt <= CHECK_AFTER_NANOS) {
            return known;
        }
        PassageStore.Version version = store.version(companyId);
        if (known != null && known.version.sameAs(version)) {
            return new Entry(known.index, version, now);
        }
        List<Passage> passages = new ArrayList<>();
        store.forEach(companyId, passages::add);
        try {
            return new Entry(KeywordIndex.of(analysis, passages), version, now);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot be written", e);
        }
    }

    void forget(@Observes CompanyStale stale) {
        cache.invalidate(stale.companyId());
    }
}
