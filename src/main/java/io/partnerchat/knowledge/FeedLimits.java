package io.partnerchat.knowledge;

import io.partnerchat.config.Settings;
import java.time.Duration;

/**
 * What a product feed may cost.
 *
 * @param bytes its size, as it was sent and unpacked
 * @param rows its entries, variants included
 * @param time for reading it
 */
record FeedLimits(long bytes, int rows, Duration time) {
    static FeedLimits of(Settings settings) {
        return new FeedLimits(
                (long) settings.integer("KNOWLEDGE_FEED_MAX_MB", 1, 10_000) << 20,
                settings.integer("KNOWLEDGE_FEED_MAX_ROWS", 1, 10_000_000),
                Duration.ofSeconds(settings.integer("KNOWLEDGE_FEED_SECONDS", 1, 86_400)));
    }
}
