package io.partnerchat.knowledge;

import io.partnerchat.company.Secrets;
import io.partnerchat.knowledge.SourceException.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Fetches one page of the partner's own sites and makes a document of it. */
final class PageReader {
    private static final String PDF = "application/pdf";
    private static final String WANTED = "text/html,application/xhtml+xml," + PDF + ";q=0.8";
    private static final int SHOWN_TYPE = 60;

    private final CrawlPlan plan;
    private final PageFetcher fetcher;
    private final RobotRules robots;

    PageReader(CrawlPlan plan, PageFetcher fetcher, RobotRules robots) {
        this.plan = plan;
        this.fetcher = fetcher;
        this.robots = robots;
    }

    /**
     * @param known when it was read before
     * @return empty when it is as it was
     * @throws SourceException when there is no such page for us, or it cannot be read
     */
    Optional<ReadPage> read(URI address, Optional<PageState> known) throws IOException {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", WANTED));
        known.ifPresent(state -> headers.putAll(state.conditions()));
        Fetched answer = fetcher.get(address, this::mostBytes, headers, this::door);
        if (answer.status() == 304 && known.isPresent()) {
            return Optional.empty();
        }
        check(answer.status());
        return Optional.of(isPdf(answer) ? pdf(answer) : page(answer));
    }

    private Duration door(URI address) throws IOException {
        if (!plan.sites().own(address)) {
            throw new SourceException(Reason.NOT_A_PAGE, "It leads to another site.");
        }
        return robots.pass(address);
    }

    private int mostBytes(String contentType) {
        return type(contentType).equals(PDF)
                ? plan.limits().bytes()
                : plan.config().pageBytes();
    }

    private static void check(int status) {
        if (status == 408 || status == 429 || status >= 500) {
            throw SourceException.temporary(
                    Reason.HTTP_STATUS, "It cannot be read just now (the site answers with status " + status + ").");
        }
        if (status != 200) {
            throw new SourceException(
                    Reason.HTTP_STATUS,
                    status == 404 || status == 410
                            ? "There is no such page (the site answers with status " + status + ")."
                            : "The site answers with status " + status + ".");
        }
    }

    private ReadPage page(Fetched answer) {
        String type = type(answer.header("content-type"));
        if (!type.isEmpty() && !type.equals("text/html") && !type.equals("application/xhtml+xml")) {
            throw new SourceException(
                    Reason.NOT_A_PAGE, "It is no page but " + PlainText.cut(PlainText.oneLine(type), SHOWN_TYPE) + ".");
        }
        WebPage page = WebPage.read(answer, plan.config().robot());
        if (!page.indexed()) {
            throw new NoIndexException(page.links());
        }
        return document(answer, page.address(), page.text(blocks()), page.links());
    }

    private ReadPage pdf(Fetched answer) {
        String path = String.valueOf(answer.address().getPath());
        SourceText text =
                new DocumentReader(plan.limits()).file(answer.body(), path.substring(path.lastIndexOf('/') + 1), PDF);
        return document(answer, answer.address(), text, List.of());
    }

    private ReadPage document(Fetched answer, URI address, SourceText text, List<URI> links) {
        String title = text.title() == null ? address.toString() : text.title();
        String hash = Secrets.hash(String.join(
                "\n",
                DocumentWork.CUT,
                address.toString(),
                title,
                String.valueOf(text.language()),
                DocumentWork.plain(text.blocks())));
        DocumentVersion version = DocumentWork.version(
                Passage.PAGE, PageAddress.id(address), text, title, address.toString(), hash, plan.group());
        return new ReadPage(
                version, answer, links.stream().filter(plan::leadsOn).toList());
    }

    private BlockList blocks() {
        return new BlockList(
                plan.limits().characters(), ReadClock.start(plan.limits().time()));
    }

    private static boolean isPdf(Fetched answer) {
        return type(answer.header("content-type")).equals(PDF);
    }

    /** Without its parameters; empty when there is none. */
    private static String type(String contentType) {
        return contentType == null || contentType.equals("null")
                ? ""
                : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
