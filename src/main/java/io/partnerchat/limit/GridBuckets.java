package io.partnerchat.limit;

import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.core.HazelcastInstance;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.grid.hazelcast.Bucket4jHazelcast;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Counts what all nodes let through together, in Payara's data grid. A grid that does not answer is left alone for a
 * while: then each node counts for itself, as it always does too.
 *
 * <p>By compare and swap of bytes: the node that keeps a count runs none of our classes, which the grid could not load.
 * That waits for other nodes, so it is done by threads of its own and a visitor's request waits with patience only.
 */
final class GridBuckets implements AutoCloseable {
    private static final Logger LOG = System.getLogger(GridBuckets.class.getName());
    private static final String MAP = "partnerchat-limits";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int IDLE_SECONDS = 90;
    private static final int MAX_REMEMBERED = 50_000;
    private static final Duration PATIENCE = Duration.ofMillis(400);
    /** Of the first message, for which classes are loaded and the grid's parts are given out. */
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(5);

    private static final int WORKERS = 4;
    private static final int MAX_WAITING = 1_000;
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(16);

    private final ProxyManager<String> buckets;
    private final ExecutorService workers;
    private volatile long restUntil = System.nanoTime();
    private volatile Duration nextRest = SHORTEST_REST;

    GridBuckets(HazelcastInstance grid, ThreadFactory threads) {
        configure(grid);
        buckets = Bucket4jHazelcast.<String>casBasedBuilder(grid.getMap(MAP)).build();
        workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), threads);
        take(List.of(new Claim(Scope.PARTNER, "", "", 1)), FIRST_PATIENCE);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    /** No copies: when a node ends, what it counted begins anew. */
    private static void configure(HazelcastInstance grid) {
        try {
            grid.getConfig()
                    .addMapConfig(new MapConfig(MAP)
                            .setBackupCount(0)
                            .setStatisticsEnabled(false)
                            .setMaxIdleSeconds(IDLE_SECONDS)
                            .setEvictionConfig(new EvictionConfig()
                                    .setEvictionPolicy(EvictionPolicy.LRU)
                                    .setMaxSizePolicy(MaxSizePolicy.PER_NODE)
                                    .setSize(MAX_REMEMBERED)));
        } catch (InvalidConfigurationException e) {
            LOG.log(Level.WARNING, "event=limits_grid_config_kept error=" + e.getMessage());
        }
    }

    /** @return the first claim that is over its limit, and for how long; null when the message may pass */
    Refusal take(List<Claim> claims) {
        return take(claims, PATIENCE);
    }

    private Refusal take(List<Claim> claims, Duration patience) {
        if (System.nanoTime() - restUntil < 0) {
            return null;
        }
        Future<Refusal> refusal = null;
        try {
            refusal = workers.submit(() -> refusal(claims));
            Refusal answer = refusal.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            nextRest = SHORTEST_REST;
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (TimeoutException e) {
            refusal.cancel(true);
            rest(e);
            return null;
        } catch (ExecutionException | RejectedExecutionException e) {
            rest(e);
            return null;
        }
    }

    private Refusal refusal(List<Claim> claims) {
        for (Claim claim : claims) {
            ConsumptionProbe probe = bucket(claim).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                return new Refusal(claim, probe.getNanosToWaitForRefill());
            }
        }
        return null;
    }

    private BucketProxy bucket(Claim claim) {
        String key = claim.scope() + "\n" + claim.perMinute() + '\n' + claim.companyId() + '\n' + claim.id();
        BucketConfiguration limit = BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(claim.perMinute()).refillGreedy(claim.perMinute(), MINUTE))
                .build();
        return buckets.builder().build(key, () -> limit);
    }

    private void rest(Exception failure) {
        Duration rest = nextRest;
        restUntil = System.nanoTime() + rest.toNanos();
        nextRest = rest.compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : rest;
        LOG.log(
                Level.WARNING,
                "event=limits_grid_failed for_seconds=" + rest.toSeconds() + " each node counts for itself: "
                        + failure);
    }
}
