package io.partnerchat.benchmark;

import java.io.IOException;
import java.time.Duration;

/** Many visitors at once who wait for a slow model, and somebody who only opens a shop's page meanwhile. */
final class LoadPart {
    private static final int RECOVERED_MILLIS = 200;

    private final Options options;
    private final Stand stand;
    private final Report report;

    LoadPart(Options options, Stand stand, Report report) {
        this.options = options;
        this.stand = stand;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        if (!options.wants("turns")) {
            Turns.warmUp(options, stand);
        }
        measure(200, 1000, 0.95);
        measure(1000, 5000, 0.95);
        measure(1000, 1000, 0.5);
    }

    private void measure(int visitors, int modelMillis, double share) throws IOException, InterruptedException {
        stand.vendor.delayMillis(modelMillis);
        Outcome outcome;
        Probe probe = new Probe(stand.port, "/api/widget-settings/123");
        try (probe) {
            // whole rounds, so that the waves in which visitors come count evenly
            long window = Math.max(modelMillis, options.millis(20) / modelMillis * modelMillis);
            outcome = Turns.load(stand, visitors, modelMillis, modelMillis, window);
        }
        stand.vendor.delayMillis(0);
        Duration recovery = recovery();
        double ideal = visitors * 1000.0 / modelMillis;
        String name = visitors + " visitors, model takes " + modelMillis / 1000 + " s";
        report.atLeast(name + ": share of " + Math.round(ideal) + "/s", "%.3f", outcome.perSecond() / ideal, share);
        report.add("  p50 / p99", "%.0f / %.0f ms", outcome.millisAt(50), outcome.millisAt(99));
        report.add(
                "  CPU each, of it compiling",
                "%.2f, %.2f ms",
                outcome.cpuMillisPerAnswer(),
                outcome.compilingMillisPerAnswer());
        report.none("  errors", outcome.errorText());
        report.under("  settings GET p99 meanwhile", "%.1f ms", probe.millisAt(99), 50);
        report.none("  settings GET errors", probe.errors() == 0 ? "none" : Integer.toString(probe.errors()));
        report.under("  recovered after", "%.2f s", recovery.toMillis() / 1000.0, 2);
    }

    /** Until a turn, alone now and with vendors that answer at once, is a quick one by the model again. */
    private Duration recovery() throws InterruptedException {
        return Web.await(60, "the server does not recover", () -> {
            long start = System.nanoTime();
            boolean answered = Web.answered(Web.chat(stand.port, BenchData.CHAT_COMPANY));
            return answered && System.nanoTime() - start < RECOVERED_MILLIS * 1_000_000L;
        });
    }
}
