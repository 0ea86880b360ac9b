package io.partnerchat.benchmark;

import java.io.IOException;

/** What it takes to hold a stream open while its model still thinks. */
final class IdleStreams {
    private static final int STREAMS = 1_000;

    private IdleStreams() {}

    /** Both figures after a full collection, so that what was only passing through does not count. */
    private record Memory(long liveKiB, long residentKiB) {
        static Memory of(ServerProcess server) throws IOException, InterruptedException {
            long live = server.liveKiB();
            return new Memory(live, server.residentKiB());
        }
    }

    static void run(Stand stand, Report report) throws IOException, InterruptedException {
        stand.vendor.delayMillis(60_000);
        Memory before = Memory.of(stand.server);
        Memory during;
        int silent;
        try (OpenRequests open = new OpenRequests(stand.port, STREAMS, i -> Requests.streamedTurn("idle", i, 0))) {
            open.awaitEach("event: session");
            Web.await(15, "the model is not asked", () -> stand.vendor.count("in_flight") == STREAMS);
            during = Memory.of(stand.server);
            silent = stand.vendor.count("in_flight");
        }
        report.add(
                STREAMS + " streams, silent model: memory each",
                "%.1f KiB",
                each(before.residentKiB, during.residentKiB));
        report.add("  of it in the heap", "%.1f KiB", each(before.liveKiB, during.liveKiB));
        report.none("  streams that ended meanwhile", silent == STREAMS ? "none" : Integer.toString(STREAMS - silent));
        Web.await(30, "vendor calls go on for nobody", () -> stand.vendor.count("in_flight") == 0);
        stand.vendor.delayMillis(0);
    }

    private static double each(long before, long during) {
        return (during - before) / (double) STREAMS;
    }
}
