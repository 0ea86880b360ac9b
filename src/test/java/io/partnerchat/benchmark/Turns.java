package io.partnerchat.benchmark;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Visitors who chat. */
final class Turns {
    private static final AtomicInteger RUNS = new AtomicInteger();

    private Turns() {}

    /** Visitors who arrive over the ramp and chat until the window ends; an answer not by the model is an error. */
    static Outcome load(Stand stand, int visitors, long rampMillis, long settleMillis, long windowMillis)
            throws IOException, InterruptedException {
        String run = "run" + RUNS.incrementAndGet();
        return Visitors.load(
                stand,
                new Plan(
                        visitors,
                        rampMillis,
                        settleMillis,
                        windowMillis,
                        (visitor, turn) -> Requests.turn(run, visitor, turn),
                        Reading.whole(body -> body.contains(Requests.BY_MODEL) ? null : "degraded")));
    }

    static void warmUp(Options options, Stand stand) throws IOException, InterruptedException {
        stand.vendor.delayMillis(0);
        WarmUp.run(options, "turn", 10_000, () -> load(stand, 32, 0, 0, options.millis(10)));
    }
}
