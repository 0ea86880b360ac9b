package io.partnerchat.benchmark;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.time.Duration;
import java.util.function.IntFunction;

/** Visitors who leave before the answer: how long the vendor goes on working for nobody. */
final class HangUpPart {
    private static final int VISITORS = 100;

    private HangUpPart() {}

    /** Waits until everybody is where they leave. */
    interface Moment {
        void await(OpenRequests visitors) throws IOException, InterruptedException;
    }

    static void run(Stand stand, Report report) throws IOException, InterruptedException {
        stand.vendor.delayMillis(10_000);
        leave(stand, report, "", i -> Requests.turn("leaving", i, 0), visitors -> {
            Thread.sleep(500);
            Web.await(5, "the vendor is not asked", () -> stand.vendor.count("in_flight") == VISITORS);
        });
        stand.vendor.delayMillis(0);
    }

    static void leave(Stand stand, Report report, String when, IntFunction<ByteBuf> request, Moment moment)
            throws IOException, InterruptedException {
        int before = stand.vendor.count("aborted");
        try (OpenRequests visitors = new OpenRequests(stand.port, VISITORS, request)) {
            moment.await(visitors);
        }
        Duration freed = Web.await(
                30, "vendor calls go on for nobody", () -> stand.vendor.count("aborted") - before == VISITORS);
        report.under(
                VISITORS + " visitors leave" + when + ": their vendor calls end after",
                "%.2f s",
                freed.toMillis() / 1000.0,
                1);
    }
}
