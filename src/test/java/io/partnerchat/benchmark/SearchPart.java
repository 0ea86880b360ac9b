package io.partnerchat.benchmark;

import io.partnerchat.benchmark.Plan.Script;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Searches of a big company and of many, as the partner's own search makes them: embedding and vectors from the stub. */
final class SearchPart {
    private static final int BIG = 100_000;
    private static final int MANY = 1_000;
    private static final int EACH = 1_000;
    private static final int VISITORS = 2;
    private static final String BIG_COMPANY = "bench-search-big";
    private static final List<String> QUESTIONS = List.of(
            "How long does shipping take and what does it cost?",
            "can I return a blanket when I do not like the colour",
            "help page 31007",
            "my parcle arived damged",
            "ceramic lamp in another size",
            "Where do I find the invoice for the gift voucher?");

    private final Options options;
    private final Stand stand;
    private final Report report;

    SearchPart(Options options, Stand stand, Report report) {
        this.options = options;
        this.stand = stand;
        this.report = report;
    }

    void run() throws IOException, InterruptedException, SQLException {
        int many = options.quick() ? MANY / 20 : MANY;
        try (Connection connection = BenchData.connect(stand.databaseUrl)) {
            BenchData data = new BenchData(connection);
            data.searched(1, BIG, number -> BIG_COMPANY);
            data.searched(many, EACH, SearchPart::company);
        }
        first("first search of 1,000 passages", company(0));
        first("first search of 100,000 passages", BIG_COMPANY);
        Script big = (visitor, turn) -> Requests.get(path(BIG_COMPANY, visitor + turn));
        Script random = (visitor, turn) ->
                Requests.get(path(company(ThreadLocalRandom.current().nextInt(many)), turn));
        WarmUp.run(options, "search", 10_000, () -> load(big, 4));
        row("search, 100,000 passages in one company", load(big, 10));
        load(random, 20);
        row("search, " + many + " companies of 1,000", load(random, 10));
        report.add("  memory after it", "%d MiB", stand.server.residentMiB());
    }

    private void first(String name, String company) throws InterruptedException {
        Duration time = Web.await(
                120, name, () -> Web.get(stand.port, path(company, 0)).body().contains("\"score\""));
        report.add(name, "%.2f s", time.toMillis() / 1000.0);
    }

    private void row(String name, Outcome outcome) {
        report.under(name + ", p99", "%.1f ms", outcome.millisAt(99), 30);
        report.add(
                "  p50, CPU each, per second",
                "%.2f ms, %.2f ms, %.0f",
                outcome.millisAt(50),
                outcome.cpuMillisPerAnswer(),
                outcome.perSecond());
        if (!outcome.errors().isEmpty()) {
            report.none(name + " errors", outcome.errorText());
        }
    }

    private Outcome load(Script script, double seconds) throws IOException, InterruptedException {
        return Visitors.load(
                stand,
                new Plan(
                        VISITORS,
                        0,
                        100,
                        options.millis(seconds),
                        script,
                        Reading.whole(body -> body.contains("\"hits\"") ? null : "no hits")));
    }

    private static String company(int number) {
        return "bench-search-" + number;
    }

    private static String path(String company, int question) {
        String asked = QUESTIONS.get(question % QUESTIONS.size());
        return "/api/knowledge/" + company + "/search?q=" + URLEncoder.encode(asked, StandardCharsets.UTF_8);
    }
}
