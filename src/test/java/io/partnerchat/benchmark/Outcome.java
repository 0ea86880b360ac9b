package io.partnerchat.benchmark;

import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What came of one load.
 *
 * @param answers good ones, all of the load
 * @param perSecond good answers a second within the measured window
 * @param nanos how long the good answers took, from the first byte sent to the last byte read
 * @param errors how often each thing went wrong
 * @param cpu what the server's process used, from the first connection to the last answer
 * @param compiling the part of it that went into compiling
 */
record Outcome(
        long answers,
        double perSecond,
        Histogram nanos,
        Map<String, Integer> errors,
        Duration cpu,
        Duration compiling) {
    double millisAt(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    double cpuMillisPerAnswer() {
        return cpu.toNanos() / 1e6 / Math.max(1, answers);
    }

    double compilingMillisPerAnswer() {
        return compiling.toNanos() / 1e6 / Math.max(1, answers);
    }

    String errorText() {
        return errors.isEmpty() ? "none" : errors.toString();
    }
}
