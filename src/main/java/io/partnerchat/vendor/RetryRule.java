package io.partnerchat.vendor;

import io.partnerchat.config.Settings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and after what wait a call is made again. A vendor that asks for a longer wait than the cap is not asked
 * again: the visitor's turn is better served by the next rung.
 */
record RetryRule(int most, Duration first, Duration cap) {
    /** An attempt that is left less time than this is not worth making. */
    static final Duration USEFUL = Duration.ofMillis(250);

    static RetryRule of(Settings settings) {
        return new RetryRule(
                settings.integer("VENDOR_RETRY_MAX", 0, 5),
                Duration.ofMillis(settings.integer("VENDOR_RETRY_FIRST_WAIT_MS", 1, 10_000)),
                Duration.ofMillis(settings.integer("VENDOR_RETRY_WAIT_CAP_MS", 0, 60_000)));
    }

    /**
     * The wait before the next attempt, or nothing when there must not be one.
     *
     * @param retries how many there were
     * @param answer null when none came
     */
    Optional<Duration> wait(int retries, Verdict verdict, VendorAnswer answer, Duration remaining) {
        if (retries >= most || !allowed(verdict, answer)) {
            return Optional.empty();
        }
        Duration wait = Optional.ofNullable(answer).flatMap(RetryRule::asked).orElseGet(() -> backOff(retries));
        boolean possible = wait.compareTo(cap) <= 0 && remaining.compareTo(wait.plus(USEFUL)) > 0;
        return possible ? Optional.of(wait) : Optional.empty();
    }

    private static boolean allowed(Verdict verdict, VendorAnswer answer) {
        if (answer == null || verdict.kind() == VendorException.Kind.QUOTA) {
            return verdict.retry();
        }
        return switch (answer.header("x-should-retry").orElse("")) {
            case "true" -> true;
            case "false" -> false;
            default -> verdict.retry();
        };
    }

    private Duration backOff(int retries) {
        double factor = (1 << retries) * (1 - 0.25 * ThreadLocalRandom.current().nextDouble());
        Duration wait = Duration.ofNanos((long) (first.toNanos() * factor));
        return wait.compareTo(cap) < 0 ? wait : cap;
    }

    private static Optional<Duration> asked(VendorAnswer answer) {
        return answer.header("retry-after-ms")
                .flatMap(ms -> number(ms, 1))
                .or(() -> answer.header("Retry-After")
                        .flatMap(value -> number(value, 1000).or(() -> untilDate(value))));
    }

    private static Optional<Duration> number(String text, int milliseconds) {
        if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * milliseconds)));
    }

    private static Optional<Duration> untilDate(String text) {
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Instant.now(), date);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
