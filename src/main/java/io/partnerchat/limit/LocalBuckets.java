package io.partnerchat.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts what this node lets through. A bucket that nobody used for a minute is full again and can be forgotten; each
 * scope has room of its own, so that made-up user ids cannot push out the address they come from.
 */
final class LocalBuckets {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MAX_REMEMBERED = 20_000;

    private final TimeMeter time;
    private final Map<Scope, Cache<Claim, Bucket>> buckets = new EnumMap<>(Scope.class);

    LocalBuckets(TimeMeter time) {
        this.time = time;
        Arrays.stream(Scope.values())
                .forEach(scope -> buckets.put(
                        scope,
                        Caffeine.newBuilder()
                                .maximumSize(MAX_REMEMBERED)
                                .expireAfterAccess(MINUTE.plusSeconds(1))
                                .build()));
    }

    /** @return 0 when the message may pass, else the nanoseconds until one may */
    long take(Claim claim) {
        Bucket bucket = buckets.get(claim.scope()).get(claim, this::newBucket);
        return bucket.tryConsume(1) ? 0 : bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    private Bucket newBucket(Claim claim) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(claim.perMinute()).refillGreedy(claim.perMinute(), MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }
}
