package io.partnerchat.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A big product feed for the first time, unchanged in another file, the very same file, and with a few new prices. */
final class IngestPart {
    private static final int PRODUCTS = 50_000;
    private static final String[] WORDS =
            ("walnut brass linen ceramic cotton wool oak glass steel leather bamboo marble"
                            + " lamp vase blanket chair table shelf mirror basket candle cushion bowl tray clock frame")
                    .split(" ");

    private final Options options;
    private final Stand stand;
    private final Report report;
    private final int products;
    private String company;
    private String key;

    private IngestPart(Options options, Stand stand, Report report) {
        this.options = options;
        this.stand = stand;
        this.report = report;
        this.products = options.quick() ? PRODUCTS / 10 : PRODUCTS;
    }

    static void run(Options options, Report report) throws IOException, InterruptedException {
        List<String> command =
                List.of("sh", options.home().resolve("payara/run.sh").toString());
        try (Stand stand = new Stand(options, "ingest", options.environment(), port -> command)) {
            stand.awaitReady(List.of("/health/ready", "/api/widget-settings/123"));
            new IngestPart(options, stand, report).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        company();
        Path feed = feed("feed-1.xml", "Tue, 24 Nov 2020 06:00:00 GMT", 0);
        report.add("a feed of " + products + " products", "%.1f MB", Files.size(feed) / 1e6);
        Duration cpu = stand.server.cpu();
        Duration first = ingest(feed);
        double cpuMillis = stand.server.cpu().minus(cpu).toNanos() / 1e6;
        report.add("  the first time: products per second", "%.0f", products / seconds(first));
        report.add("  CPU each", "%.2f ms", cpuMillis / products);
        report.add("  texts embedded", "%d", stand.vendor.count("texts"));
        report.add("  peak memory", "%d MiB", stand.server.peakMiB());
        int texts = stand.vendor.count("texts");
        Duration same = ingest(feed("feed-2.xml", "Wed, 25 Nov 2020 06:00:00 GMT", 0));
        report.under("  unchanged, with another date: share of the time", "%.3f", seconds(same) / seconds(first), 0.05);
        // the file that came before is another one
        ingest(feed);
        Duration file = ingest(feed);
        report.under("  the very same file: share of the time", "%.3f", seconds(file) / seconds(first), 0.05);
        Duration prices = ingest(feed("feed-3.xml", "Wed, 25 Nov 2020 07:00:00 GMT", 100));
        report.add("  one price in a hundred is new: share of the time", "%.3f", seconds(prices) / seconds(first));
        report.none("  texts embedded meanwhile", none(stand.vendor.count("texts") - texts));
        report.add("  peak memory", "%d MiB", stand.server.peakMiB());
    }

    private static String none(int count) {
        return count == 0 ? "none" : Integer.toString(count);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private void company() throws IOException, InterruptedException {
        String body = "{\"company_name\":\"Feed\",\"email\":\"bench@shop.example\"}";
        String made = send("POST", "/api/companies", "benchmark", "application/json", BodyPublishers.ofString(body));
        company = field(made, "company_id");
        key = field(made, "partner_key");
    }

    /** From the first byte sent to the end of the job. */
    private Duration ingest(Path feed) throws IOException, InterruptedException {
        String path = "/api/knowledge/" + company;
        long start = System.nanoTime();
        String job = field(send("PUT", path + "/products", key, "application/xml", BodyPublishers.ofFile(feed)), "id");
        Web.await(1_800, "the feed is not taken in", () -> {
            String state = send("GET", path + "/jobs/" + job, key, "application/json", BodyPublishers.noBody());
            String phase = field(state, "phase");
            if (phase.equals("failed") || phase.equals("cancelled")) {
                throw new IllegalStateException(state);
            }
            return phase.equals("done");
        });
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private String send(String method, String path, String secret, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = Web.send(stand.port, method, path, secret, type, body);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + ' ' + path + ": " + answer.statusCode() + ' ' + answer.body());
        }
        return answer.body();
    }

    private static String field(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return found.group(1);
    }

    /** @param everyDearer each product whose number it divides costs more; 0: none does */
    private Path feed(String name, String date, int everyDearer) throws IOException {
        Path file = options.directory().resolve(name);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "<?xml version=\"1.0\"?>\n<rss xmlns:g=\"http://base.google.com/ns/1.0\" version=\"2.0\"><channel>\n"
                            + "<title>Feed</title><lastBuildDate>" + date + "</lastBuildDate>\n");
            for (int i = 0; i < products; i++) {
                boolean dearer = everyDearer > 0 && i % everyDearer == 0;
                out.write(item(i, dearer ? 1 : 0));
            }
            out.write("</channel></rss>\n");
        }
        return file;
    }

    private static String item(int number, int dearer) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 45; i++) {
            text.append(WORDS[(number * 31 + i * (3 + number % 7)) % WORDS.length])
                    .append(i % 12 == 11 ? ". " : " ");
        }
        String name = WORDS[number % WORDS.length] + ' ' + WORDS[number / 7 % WORDS.length];
        return String.format(
                Locale.ROOT,
                "<item><g:id>SKU-%1$06d</g:id><title>%2$s %1$d</title><description>&lt;p&gt;%3$s&lt;/p&gt;</description>"
                        + "<link>https://shop.example/p/%1$d</link><g:image_link>https://shop.example/i/%1$d.jpg"
                        + "</g:image_link><g:price>%4$d.90 EUR</g:price><g:availability>in stock</g:availability>"
                        + "<g:brand>Brand %5$d</g:brand><g:gtin>%6$013d</g:gtin><g:product_type>Home &gt; %2$s"
                        + "</g:product_type><g:color>%7$s</g:color></item>%n",
                number,
                name,
                text,
                number % 500 + dearer,
                number % 40,
                number,
                WORDS[number % 5]);
    }
}
