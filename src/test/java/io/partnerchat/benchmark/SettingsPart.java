package io.partnerchat.benchmark;

import io.netty.buffer.ByteBuf;
import io.partnerchat.benchmark.Plan.Script;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Reading widget settings beside the container's empty JSON endpoint, with few companies and with many. */
final class SettingsPart {
    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 3;
    private static final int HOT = 100;
    private static final Script EMPTY = (visitor, turn) -> Requests.get(Benchmark.YARDSTICK);

    private final Options options;
    private final Stand stand;
    private final Report report;

    SettingsPart(Options options, Stand stand, Report report) {
        this.options = options;
        this.stand = stand;
        this.report = report;
    }

    void run() throws IOException, InterruptedException, SQLException {
        Script one = (visitor, turn) -> Requests.settings("123");
        WarmUp.run(options, "read of an empty object", 40_000, () -> load(EMPTY, 4));
        WarmUp.run(options, "read of settings", 40_000, () -> load(one, 4));
        beside("settings GET, one company", one);
        try (Connection connection = BenchData.connect(stand.databaseUrl)) {
            new BenchData(connection).manyCompanies();
        }
        beside("settings GET, " + HOT + " hot of 100,000", (visitor, turn) -> random(HOT));
        // the first reading of each comes from the database, as it does again after half a minute
        beside("settings GET, random of 100,000", (visitor, turn) -> random(BenchData.COMPANIES));
    }

    private static ByteBuf random(int companies) {
        return Requests.settings(BenchData.companyId(ThreadLocalRandom.current().nextInt(companies)));
    }

    /** The two in turn, so that what else the machine does meets both; of each the middle round counts. */
    private void beside(String name, Script script) throws IOException, InterruptedException {
        List<Outcome> empty = new ArrayList<>();
        List<Outcome> settings = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            empty.add(load(EMPTY, 4));
            settings.add(load(script, 4));
        }
        Outcome yardstick = middle(empty);
        Outcome measured = middle(settings);
        report.atLeast(name + ": rate beside the empty one", "%.2f", measured.perSecond() / yardstick.perSecond(), 0.8);
        report.add("  CPU beside the empty one", "%.2f", cpu(settings) / cpu(empty));
        row("  settings", measured, cpu(settings));
        row("  empty", yardstick, cpu(empty));
    }

    private void row(String name, Outcome outcome, double cpu) {
        report.add(name + " per second", "%.0f", outcome.perSecond());
        report.add(
                name + " p50 / p99, CPU each",
                "%.2f / %.2f ms, %.0f us",
                outcome.millisAt(50),
                outcome.millisAt(99),
                cpu * 1000);
        if (!outcome.errors().isEmpty()) {
            report.none(name + " errors", outcome.errorText());
        }
    }

    private static Outcome middle(List<Outcome> outcomes) {
        return outcomes.stream()
                .sorted(Comparator.comparingDouble(Outcome::perSecond))
                .toList()
                .get(outcomes.size() / 2);
    }

    /** The middle one, in milliseconds per request. */
    private static double cpu(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(Outcome::cpuMillisPerAnswer)
                .sorted()
                .toArray()[outcomes.size() / 2];
    }

    private Outcome load(Script script, double seconds) throws IOException, InterruptedException {
        return Visitors.load(
                stand, new Plan(CONNECTIONS, 0, 100, options.millis(seconds), script, Reading.whole(body -> null)));
    }
}
