package io.partnerchat.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.partnerchat.company.CompanyStale;
import io.partnerchat.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
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
    private static final long CHECK_AFTER_NANOS = Duration.ofSeconds(2).toNanos();
    /** A small change is there by then, so that whoever made it sees it at once. */
    private static final long WAIT_FOR_CHANGE_MS = 400;

    @Inject
    PassageStore store;

    @Resource(lookup = "java:app/concurrent/indexes")
    ManagedExecutorService managed;

    private Executor executor;
    private Lexicons lexicons;
    private IndexFiles files;
    private Cache<String, IndexSlot> slots;

    @PostConstruct
    void start() {
        start(IndexConfig.from(Settings.ofServer()), managed);
    }

    void start(IndexConfig config, Executor builds) {
        executor = builds;
        lexicons = new Lexicons();
        files = IndexFiles.in(config.directory());
        slots = Caffeine.newBuilder()
                .maximumWeight(config.maxBytes())
                .weigher((String id, IndexSlot slot) -> slot.weight())
                .expireAfterAccess(config.idle())
                .executor(Runnable::run)
                .<String, IndexSlot>removalListener((id, slot, cause) -> {
                    if (cause != RemovalCause.REPLACED) {
                        slot.close();
                    }
                })
                .build();
    }

    @PreDestroy
    void stop() {
        slots.invalidateAll();
        files.close();
    }

    /** Done when the company has an index to search, and a small change of its passages is in it. */
    CompletableFuture<Void> ready(String companyId) {
        IndexSlot slot = slots.get(companyId, id -> new IndexSlot());
        if (slot.fresh(System.nanoTime(), CHECK_AFTER_NANOS)) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> refresh =
                slot.refresh(() -> CompletableFuture.runAsync(() -> refresh(companyId, slot), executor));
        if (slot.version() == null) {
            return refresh.copy();
        }
        // a refresh that takes long or fails leaves the old one to answer
        return refresh.copy()
                .completeOnTimeout(null, WAIT_FOR_CHANGE_MS, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> null);
    }

    /** The index as it is now, held open for the caller, who closes it; nothing before the first is {@link #ready}. */
    Optional<KeywordIndex> held(String companyId) {
        return Optional.ofNullable(slots.getIfPresent(companyId)).flatMap(IndexSlot::held);
    }

    private void refresh(String companyId, IndexSlot slot) {
        PassageStore.Version version = store.version(companyId);
        PassageStore.Version known = slot.version();
        if (known != null && known.sameAs(version)) {
            slot.checked(System.nanoTime());
            return;
        }
        try {
            KeywordIndex made = files.build(lexicons, passages -> store.forEach(companyId, passages));
            slot.put(new IndexSlot.State(made, version), System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException("the keyword index cannot be written", e);
        }
        if (!slot.closed()) {
            // weighed anew
            slots.asMap().replace(companyId, slot, slot);
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
