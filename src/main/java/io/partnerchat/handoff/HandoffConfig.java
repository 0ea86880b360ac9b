package io.partnerchat.handoff;

import io.partnerchat.config.Settings;
import java.time.Duration;

/**
 * How often e-mails and webhook calls are tried.
 *
 * @param attempts after so many a message has failed for good
 * @param firstWait between the first two; tripled each time
 * @param waitCap the longest one
 * @param webhook how long one webhook call may take, from looking the host up to its status
 */
record HandoffConfig(int attempts, Duration firstWait, Duration waitCap, Duration webhook) {
    private static final int GROWTH = 3;

    static HandoffConfig from(Settings settings) {
        return new HandoffConfig(
                settings.integer("HANDOFF_MAX_ATTEMPTS", 1, 100),
                Duration.ofMillis(settings.integer("HANDOFF_RETRY_FIRST_WAIT_MS", 10, 86_400_000)),
                Duration.ofMillis(settings.integer("HANDOFF_RETRY_WAIT_CAP_MS", 10, 604_800_000)),
                Duration.ofMillis(settings.integer("WEBHOOK_TIMEOUT_MS", 100, 20_000)));
    }

    /**
     * How long to wait after so many attempts that failed.
     *
     * @param chance 0 to 1: up to a quarter less, so that what failed together does not come back together
     */
    Duration waitAfter(int failed, double chance) {
        double millis = (double) firstWait.toMillis() * Math.pow(GROWTH, Math.max(0, failed - 1));
        return Duration.ofMillis((long) (Math.min(millis, (double) waitCap.toMillis()) * (1 - 0.25 * chance)));
    }
}
