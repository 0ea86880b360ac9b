package io.partnerchat.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** From the start of the process to the first answer, with an empty database, as README's run command starts it. */
final class StartPart {
    private StartPart() {}

    static void run(Options options, Report report) throws IOException, InterruptedException {
        String war = options.target().resolve("partner-chat.war") + ":/";
        try (Stand stand = new Stand(options, "start", List.of("-XX:TieredStopAtLevel=1"), List.of(war))) {
            Duration start =
                    Web.await(120, "no answer after two minutes", () -> Web.answered(Web.chat(stand.port, "123")));
            report.under("start to first answered chat", "%.1f s", start.toMillis() / 1000.0, 15);
            report.add("  CPU of the start", "%.1f s", stand.server.cpu().toMillis() / 1000.0);
        }
    }
}
