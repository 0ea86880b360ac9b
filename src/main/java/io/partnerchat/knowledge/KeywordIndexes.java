package io.partnerchat.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.partnerchat.company.CompanyStale;
import io.partnerchat.config.Settings;
import io.partnerchat.problem.FailureLog;
import io.partnerchat.vendor.VendorTransport;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The keyword indexes of the companies asked about lately. An index is made from the table when it is first needed and
 * again when the table has changed, in the background: meanwhile the old one answers.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/indexes", maxAsync = 2)
public class KeywordIndexes {
    private static final Logger LOG = System.getLogger(KeywordIndexes.class.getName());
    private static final long CHECK_AFTER_NANOS = Duration.ofSeconds(2).toNanos();
    /** A look at a big table may take up to this share of the time: one part in so many. */
    private static final int SHARE_OF_TIME = 20;
    /** A change is there by then, so that whoever made it sees it at once. */
    private static final long WAIT_FOR_CHANGE_MS = 2_000;
    /** Nobody said that something changed: likely nothing did. */
    private static final long WAIT_FOR_LOOK_MS = 200;

    @Inject
    PassageStore store;

    @Resource(lookup = "java:app/concurrent/indexes")
    ManagedExecutorService managed;

    @Inject
    VendorTransport transport;

    private PassageStore table;
    private Executor builds;
    private Executor after;
    private Lexicons lexicons;
    private IndexFiles files;
    private long maxBytes;
    private Cache<String, IndexSlot> slots;

    @PostConstruct
    void start() {
        start(IndexConfig.from(Settings.ofServer()), store, managed, transport.after());
    }

    /**
     * @param builds makes the indexes
     * @param after what waits for one goes on there
     */
    void start(IndexConfig config, PassageStore passages, Executor builds, Executor after) {
        this.table = passages;
        this.builds = builds;
        this.after = after;
        lexicons = Lexicons.shared();
        files = IndexFiles.in(config);
        maxBytes = config.maxBytes();
        slots = Caffeine.newBuilder()
                .expireAfterAccess(config.idle())
                .scheduler(Scheduler.systemScheduler())
                .executor(Runnable::run)
                .<String, IndexSlot>removalListener((id, slot, cause) -> slot.close())
                .build();
        files.left(lexicons).forEach((company, folder) -> slots.put(company, new IndexSlot(folder)));
    }

    @PreDestroy
    void stop() {
        files.leave();
        slots.invalidateAll();
        files.close();
    }

    /**
     * Done when the company has an index to search and a small change of its passages is in it, or when that takes too
     * long: then the old one answers, if there is one. What follows never runs on the timer's one thread, nor on those that
     * make indexes.
     */
    CompletableFuture<Void> ready(String companyId, Duration most) {
        IndexSlot slot = slots.get(companyId, id -> new IndexSlot(null));
        if (slot.fresh(System.nanoTime())) {
            return CompletableFuture.completedFuture(null);
        }
        long patience = slot.isOutdated() ? WAIT_FOR_CHANGE_MS : WAIT_FOR_LOOK_MS;
        long wait = Math.min(slot.version() == null ? slot.patience(System.nanoTime()) : patience, most.toMillis());
        CompletableFuture<Void> refresh =
                slot.refresh(() -> CompletableFuture.runAsync(() -> refresh(companyId, slot), builds));
        return refresh.copy()
                .completeOnTimeout(null, wait, TimeUnit.MILLISECONDS)
                .handleAsync((done, failure) -> null, after);
    }

    /** Whether the index may not show yet what was last said to have changed. */
    boolean isOutdated(String companyId) {
        IndexSlot slot = slots.getIfPresent(companyId);
        return slot != null && slot.isOutdated();
    }

    /** The index as it is now, held open for the caller, who closes it; nothing before the first is {@link #ready}. */
    Optional<KeywordIndex> held(String companyId) {
        return Optional.ofNullable(slots.getIfPresent(companyId)).flatMap(IndexSlot::held);
    }

    private void refresh(String companyId, IndexSlot slot) {
        long began = System.nanoTime();
        try {
            PassageStore.Version version = table.version(companyId);
            IndexSlot.State known = slot.state();
            if (known == null || !version.sameAs(known.version())) {
                refresh(companyId, slot, known, version);
            }
        } catch (IOException | RuntimeException e) {
            FailureLog.ofWork(LOG, "event=keyword_index_failed company=" + companyId, e);
            throw new IllegalStateException("the keyword index cannot be made", e);
        }
        long now = System.nanoTime();
        slot.checked(now, Math.max(CHECK_AFTER_NANOS, SHARE_OF_TIME * (now - began)));
    }

    /** @param known the state so far; null when there is none */
    private void refresh(String companyId, IndexSlot slot, IndexSlot.State known, PassageStore.Version version)
            throws IOException {
        PassageTimes times = table.times(companyId);
        if (known != null && known.index().acquire()) {
            try (KeywordIndex old = known.index()) {
                IndexChanges changes = old.changes(times);
                if (changes.areFewOf(times.size())) {
                    KeywordIndex next = known.folder()
                            .update(old, times, changes, rows -> table.forEach(companyId, changes.changed(), rows));
                    if (next == null) {
                        slot.same(version);
                    } else {
                        put(companyId, slot, new IndexSlot.State(next, known.folder(), version));
                    }
                    return;
                }
            }
        }
        IndexFolder folder = files.folder(companyId, lexicons);
        KeywordIndex made = folder.build(times, rows -> table.forEach(companyId, rows));
        put(companyId, slot, new IndexSlot.State(made, folder, version));
    }

    private void put(String companyId, IndexSlot slot, IndexSlot.State next) {
        slot.put(next);
        makeRoom(companyId);
    }

    /** Not left to the cache: it may well throw out what was just made, and that is what somebody waits for. */
    private synchronized void makeRoom(String companyId) {
        long bytes = 0;
        for (IndexSlot slot : slots.asMap().values()) {
            bytes += slot.bytes();
        }
        if (bytes <= maxBytes) {
            return;
        }
        Map<String, IndexSlot> oldest =
                slots.policy().expireAfterAccess().orElseThrow().oldest(Integer.MAX_VALUE);
        for (Map.Entry<String, IndexSlot> entry : oldest.entrySet()) {
            if (bytes > maxBytes && !entry.getKey().equals(companyId)) {
                bytes -= entry.getValue().bytes();
                slots.invalidate(entry.getKey());
            }
        }
    }

    /** Passages of the company have changed; the next question is answered from the new ones. */
    public void changed(String companyId) {
        IndexSlot slot = slots.getIfPresent(companyId);
        if (slot != null) {
            slot.outdated();
        }
    }

    /** Nothing of the company is to stay here. */
    void drop(String companyId) {
        slots.invalidate(companyId);
    }

    /** Most changes of a company are not about its passages: the index stays, the table is looked at again. */
    void lookAgain(@Observes CompanyStale stale) {
        changed(stale.companyId());
    }
}
