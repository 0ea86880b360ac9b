package io.partnerchat.knowledge;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page of HTML: what it says about itself, and what it says.
 *
 * @param address its own idea of it, else where it came from
 * @param indexed whether it agrees to be found
 * @param links to follow, each once; none when it asks for that
 */
record WebPage(Document document, URI address, boolean indexed, List<URI> links) {
    private static final int MOST_LINKS = 2_000;

    /**
     * @param robot the name under which it may speak to us
     * @throws SourceException BAD_ENCODING, UNSUPPORTED
     */
    static WebPage read(Fetched answer, String robot) {
        String html = TextDecoding.decode(answer.body(), answer.header("content-type"));
        Document document = Jsoup.parse(html, answer.address().toString());
        List<String> rules = rules(document, answer.all("x-robots-tag"), robot);
        boolean follow = !rules.contains("nofollow") && !rules.contains("none");
        return new WebPage(
                document,
                canonical(document, answer.address()).orElse(answer.address()),
                !rules.contains("noindex") && !rules.contains("none"),
                follow ? links(document) : List.of());
    }

    /** @throws SourceException NO_TEXT, TOO_LARGE, TOO_SLOW */
    SourceText text(BlockList blocks) {
        return HtmlText.read(document, blocks);
    }

    private static List<String> rules(Document document, List<String> headers, String robot) {
        Stream<String> tags = document.select("meta[name][content]").stream()
                .filter(meta -> meta.attr("name").strip().equalsIgnoreCase("robots")
                        || meta.attr("name").strip().equalsIgnoreCase(robot))
                .map(meta -> meta.attr("content"));
        Stream<String> ours = headers.stream().flatMap(header -> spoken(header, robot).stream());
        return Stream.concat(tags, ours)
                .flatMap(list -> Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+")))
                .toList();
    }

    /** {@code noindex} is for all, {@code otherbot: noindex} for the other bot. */
    private static Optional<String> spoken(String header, String robot) {
        int colon = header.indexOf(':');
        String name = colon < 0 ? "" : header.substring(0, colon).strip();
        if (name.isEmpty()
                || name.contains(",")
                || name.equalsIgnoreCase("unavailable_after")
                || name.startsWith("max-")) {
            return Optional.of(header);
        }
        return name.equalsIgnoreCase(robot) ? Optional.of(header.substring(colon + 1)) : Optional.empty();
    }

    /** Only on the same site: a page must not be filed under a stranger's name. */
    private static Optional<URI> canonical(Document document, URI here) {
        Element link = document.selectFirst("link[rel~=(?i)\\bcanonical\\b][href]");
        return Optional.ofNullable(link)
                .flatMap(element -> PageAddress.of(here, element.absUrl("href")))
                .filter(address -> PageAddress.site(address).equals(PageAddress.site(here)));
    }

    private static List<URI> links(Document document) {
        Set<URI> links = new LinkedHashSet<>();
        for (Element link : document.select("a[href]")) {
            boolean wanted =
                    !link.attr("rel").toLowerCase(Locale.ROOT).contains("nofollow") && !link.hasAttr("download");
            if (wanted && links.size() < MOST_LINKS) {
                PageAddress.of(link.absUrl("href"))
                        .filter(PageAddress::mayBePage)
                        .ifPresent(links::add);
            }
        }
        return new ArrayList<>(links);
    }
}
