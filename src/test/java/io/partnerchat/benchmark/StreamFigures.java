package io.partnerchat.benchmark;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What the good streams of one load were like. */
final class StreamFigures {
    private final Histogram firstText = histogram();
    private final Histogram waited = histogram();
    private final Histogram longestGaps = histogram();

    private static Histogram histogram() {
        return new Histogram(TimeUnit.MINUTES.toNanos(5), 3);
    }

    /**
     * @param firstTextNanos from when the model said it to when the visitor read it
     * @param waitedNanos from the question to the same moment
     * @param longestGapNanos between two pieces as the visitor read them
     */
    void add(long firstTextNanos, long waitedNanos, long longestGapNanos) {
        firstText.recordValue(firstTextNanos);
        waited.recordValue(waitedNanos);
        longestGaps.recordValue(longestGapNanos);
    }

    double firstTextMillisAt(double percentile) {
        return firstText.getValueAtPercentile(percentile) / 1e6;
    }

    double waitedMillisAt(double percentile) {
        return waited.getValueAtPercentile(percentile) / 1e6;
    }

    double longestGapMillisAt(double percentile) {
        return longestGaps.getValueAtPercentile(percentile) / 1e6;
    }
}
