package io.partnerchat.benchmark;

import java.io.IOException;

/** What a turn costs when the vendors answer at once. */
final class TurnsPart {
    private TurnsPart() {}

    static void run(Options options, Stand stand, Report report) throws IOException, InterruptedException {
        Turns.warmUp(options, stand);
        for (int visitors : new int[] {1, 32}) {
            Outcome outcome = Turns.load(stand, visitors, 0, 200, options.millis(8));
            String name = "turns, idle vendors, " + visitors + (visitors == 1 ? " visitor" : " visitors");
            report.under(name + ": CPU each", "%.2f ms", outcome.cpuMillisPerAnswer(), 3);
            report.add("  of it compiling", "%.2f ms", outcome.compilingMillisPerAnswer());
            report.add("  per second", "%.0f", outcome.perSecond());
            report.add("  p50 / p99", "%.1f / %.1f ms", outcome.millisAt(50), outcome.millisAt(99));
            report.none("  errors", outcome.errorText());
        }
    }
}
