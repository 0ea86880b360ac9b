package io.partnerchat.benchmark;

import java.io.IOException;

/** Answers read while they are written: what we add to the model's time, alone and for many at once. */
final class StreamPart {
    private static final int PIECES = 100;
    private static final int SPAN_MILLIS = 10_000;

    private final Options options;
    private final Stand stand;
    private final Report report;

    StreamPart(Options options, Stand stand, Report report) {
        this.options = options;
        this.stand = stand;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        Streams.warmUp(options, stand);
        firstText(1, 20, 8);
        firstText(100, 500, 150);
        IdleStreams.run(stand, report);
        stand.vendor.pieces(PIECES, SPAN_MILLIS);
        HangUpPart.leave(
                stand,
                report,
                " in mid-stream",
                i -> Requests.streamedTurn("leaving", i, 0),
                visitors -> visitors.awaitEach("event: delta"));
        many(1_000, 1_000);
    }

    /** All ask at the same time, and again when all that the model says within twice its delay has come. */
    private void firstText(int visitors, int modelMillis, double aim) throws IOException, InterruptedException {
        stand.vendor.delayMillis(modelMillis);
        stand.vendor.pieces(20, 2L * modelMillis);
        StreamFigures figures = new StreamFigures();
        Outcome outcome = Streams.load(stand, visitors, 0, options.millis(20), figures);
        report.under(
                "first text, " + visitors + (visitors == 1 ? " stream" : " streams at once") + ": p50 after the model",
                "%.1f ms",
                figures.firstTextMillisAt(50),
                aim);
        report.add("  p99", "%.1f ms", figures.firstTextMillisAt(99));
        report.under(
                "  from the question on, model's time aside, p50",
                "%.1f ms",
                figures.waitedMillisAt(50) - modelMillis,
                aim);
        report.add("  answers", "%d", outcome.answers());
        report.none("  errors", outcome.errorText());
    }

    private void many(int visitors, int modelMillis) throws IOException, InterruptedException {
        stand.vendor.delayMillis(modelMillis);
        long turnMillis = (long) modelMillis + SPAN_MILLIS;
        StreamFigures figures = new StreamFigures();
        Outcome outcome;
        Probe probe = new Probe(stand.port, "/api/widget-settings/123");
        try (probe) {
            long window = Math.max(turnMillis, options.millis(4 * turnMillis / 1000.0));
            outcome = Streams.load(stand, visitors, turnMillis, window, figures);
        }
        stand.vendor.delayMillis(0);
        report.add(
                visitors + " streams at once, " + PIECES + " pieces in " + SPAN_MILLIS / 1000 + " s: completed",
                "%d",
                outcome.answers());
        report.none("  errors", outcome.errorText());
        report.add("  took, p50 / p99", "%.1f / %.1f s", outcome.millisAt(50) / 1000, outcome.millisAt(99) / 1000);
        report.under("  longest gap between pieces, worst stream", "%.0f ms", figures.longestGapMillisAt(100), 1_000);
        report.add(
                "  of a stream, p50 / p99",
                "%.0f / %.0f ms",
                figures.longestGapMillisAt(50),
                figures.longestGapMillisAt(99));
        report.add(
                "  first text after the model, p50 / p99",
                "%.0f / %.0f ms",
                figures.firstTextMillisAt(50),
                figures.firstTextMillisAt(99));
        report.add("  CPU each", "%.2f ms", outcome.cpuMillisPerAnswer());
        report.under("  settings GET p99 meanwhile", "%.1f ms", probe.millisAt(99), 50);
        report.none("  settings GET errors", probe.errors() == 0 ? "none" : Integer.toString(probe.errors()));
    }
}
