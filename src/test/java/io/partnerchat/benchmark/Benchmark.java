package io.partnerchat.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Measures the packaged server beside a stub vendor and prints every figure with its aim. CPU is that of the server's
 * process, compilers and collector included, so it holds on a busy machine where the rates do not.
 *
 * <pre>mvn -Pbenchmark verify [-Dbench=start,settings,turns,stream,load,hangup,search,ingest] [-Dbench.quick=true]</pre>
 */
public final class Benchmark {
    static final String YARDSTICK = "/yardstick/api/empty";

    private Benchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        Options options = Options.ofSystem();
        Report report = new Report();
        double busy = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        int cores = Runtime.getRuntime().availableProcessors();
        report.add("cores, load average before the run", "%d, %.1f", cores, busy);
        if (busy > cores) {
            System.out.println("The machine is busy with something else: rates and times will be too bad.");
        }
        if (options.wants("start")) {
            StartPart.run(options, report);
        }
        if (options.wantsWarmServer()) {
            onWarmServer(options, report);
        }
        if (options.wants("ingest")) {
            IngestPart.run(options, report);
        }
        report.print();
    }

    /** By payara/run.sh with its own options, as in production. */
    private static void onWarmServer(Options options, Report report)
            throws IOException, InterruptedException, SQLException {
        Files.createDirectories(options.directory());
        List<String> command = List.of(
                "sh",
                options.home().resolve("payara/run.sh").toString(),
                "--deploy",
                YardstickWar.write(options.directory()) + ":/yardstick");
        try (Stand stand = new Stand(options, "warm", options.environment(), port -> command)) {
            stand.awaitReady(List.of("/health/ready", "/api/widget-settings/123", YARDSTICK));
            System.out.println("server pid " + stand.server.pid() + ", logs in " + options.directory());
            try (Connection connection = BenchData.connect(stand.databaseUrl)) {
                new BenchData(connection).chatCompany();
            }
            if (options.wants("settings")) {
                new SettingsPart(options, stand, report).run();
            }
            if (options.wants("turns")) {
                TurnsPart.run(options, stand, report);
            }
            if (options.wants("stream")) {
                // before many turns at once: their connections would be there already
                new StreamPart(options, stand, report).run();
            }
            if (options.wants("load")) {
                new LoadPart(options, stand, report).run();
            }
            if (options.wants("hangup")) {
                HangUpPart.run(stand, report);
            }
            if (options.wants("search")) {
                new SearchPart(options, stand, report).run();
            }
            report.under("memory after all of it", "%.0f MiB", (double) stand.server.residentMiB(), 700);
        }
    }
}
