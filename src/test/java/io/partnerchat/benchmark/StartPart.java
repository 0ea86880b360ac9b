package io.partnerchat.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** From the start of the process to the first answer, with an empty database, as README's run command starts it. */
final class StartPart {
    private StartPart() {}

    static void run(Options options, Report report) throws IOException, InterruptedException {
        try (Stand stand = new Stand(options, "start", Map.of(), port -> command(options, port))) {
            Duration start =
                    Web.await(120, "no answer after two minutes", () -> Web.answered(Web.chat(stand.port, "123")));
            report.under("start to first answered chat", "%.1f s", start.toMillis() / 1000.0, 15);
            report.add("  CPU of the start", "%.1f s", stand.server.cpu().toMillis() / 1000.0);
        }
    }

    /** As the Maven plugin starts it. */
    private static List<String> command(Options options, int port) {
        return ServerProcess.java(
                List.of("-XX:TieredStopAtLevel=1", "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2"),
                "-jar",
                options.target().resolve("payara-micro.jar").toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                Integer.toString(port),
                "--prebootcommandfile",
                options.home().resolve("payara/pre-boot.txt").toString(),
                "--logproperties",
                options.home().resolve("payara/logging.properties").toString(),
                "--deploy",
                options.target().resolve("partner-chat.war") + ":/");
    }
}
