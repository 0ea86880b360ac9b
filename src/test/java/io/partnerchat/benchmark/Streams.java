package io.partnerchat.benchmark;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Visitors who read their answers while these are written. */
final class Streams {
    private static final AtomicInteger RUNS = new AtomicInteger();

    private Streams() {}

    /** As {@link Turns#load}; what is not the model's whole answer is an error. */
    static Outcome load(Stand stand, int visitors, long rampMillis, long windowMillis, StreamFigures figures)
            throws IOException, InterruptedException {
        String run = "stream" + RUNS.incrementAndGet();
        return Visitors.load(
                stand,
                new Plan(
                        visitors,
                        rampMillis,
                        0,
                        windowMillis,
                        (visitor, turn) -> Requests.streamedTurn(run, visitor, turn),
                        () -> new StreamReading(figures)));
    }

    static void warmUp(Options options, Stand stand) throws IOException, InterruptedException {
        stand.vendor.delayMillis(0);
        stand.vendor.pieces(20, 200);
        WarmUp.run(options, "streamed turn", 5_000, () -> load(stand, 64, 0, options.millis(10), new StreamFigures()));
    }
}
