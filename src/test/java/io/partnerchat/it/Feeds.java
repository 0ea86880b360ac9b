package io.partnerchat.it;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Product feeds for tests. */
final class Feeds {
    private Feeds() {}

    static String rss(String... items) {
        return dated("", items);
    }

    /** @param date an RFC 1123 date, or empty */
    static String dated(String date, String... items) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss xmlns:g=\"http://base.google.com/ns/1.0\" version=\"2.0\"><channel>\n"
                + "<title>Shop</title>"
                + (date.isEmpty() ? "" : "<lastBuildDate>" + date + "</lastBuildDate>")
                + "\n" + String.join("\n", items) + "\n</channel></rss>\n";
    }

    static String item(String id, String title, String description, String price) {
        return "<item><g:id>" + id + "</g:id><title>" + title + "</title><description>" + description
                + "</description><link>https://shop.example/p/" + id + "</link><g:price>" + price
                + "</g:price><g:availability>in stock</g:availability><g:image_link>https://shop.example/p/" + id
                + ".jpg</g:image_link><g:brand>Fjord</g:brand></item>";
    }

    /** That many, each with words of its own. */
    static String many(int count, IntFunction<String> item) {
        return rss(IntStream.range(0, count).mapToObj(item).collect(Collectors.joining("\n")));
    }
}
