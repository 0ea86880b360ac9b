package io.partnerchat.limit;

import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.core.HazelcastInstance;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.grid.hazelcast.Bucket4jHazelcast;
import io.partnerchat.config.DataGrid;
import io.partnerchat.config.GridCalls;
import java.time.Duration;
import java.util.List;

/**
 * Counts what all nodes let through together, in Payara's data grid. When the grid does not answer each node counts for
 * itself, as it always does too. By compare and swap of bytes: the node that keeps a count runs none of our classes, which
 * the grid could not load.
 */
final class GridBuckets implements AutoCloseable {
    private static final String MAP = "partnerchat-limits";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int IDLE_SECONDS = 90;
    private static final int MAX_REMEMBERED = 50_000;
    /** Of the first message, for which classes are loaded and the grid's parts are given out. */
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(5);

    private final ProxyManager<String> buckets;
    private final GridCalls calls = new GridCalls("limits");

    GridBuckets(HazelcastInstance grid) {
        buckets = Bucket4jHazelcast.<String>casBasedBuilder(DataGrid.map(grid, config()))
                .build();
        calls.ask(() -> refusal(List.of(new Claim(Scope.PARTNER, "", "", 1))), FIRST_PATIENCE);
    }

    @Override
    public void close() {
        calls.close();
    }

    private static MapConfig config() {
        return new MapConfig(MAP)
                .setMaxIdleSeconds(IDLE_SECONDS)
                .setEvictionConfig(new EvictionConfig()
                        .setEvictionPolicy(EvictionPolicy.LRU)
                        .setMaxSizePolicy(MaxSizePolicy.PER_NODE)
                        .setSize(MAX_REMEMBERED));
    }

    /** @return the first claim that is over its limit, and for how long; null when the message may pass */
    Refusal take(List<Claim> claims) {
        return calls.ask(() -> refusal(claims)).orElse(null);
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
}
