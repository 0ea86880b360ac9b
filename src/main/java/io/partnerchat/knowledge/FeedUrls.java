package io.partnerchat.knowledge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of products, given by a feed or made from what a shop system is known to do. */
final class FeedUrls {
    private FeedUrls() {}

    /** Spaces and letters of other alphabets are left as they are: browsers take them. */
    static boolean usable(String url) {
        boolean web = url.regionMatches(true, 0, "http://", 0, 7) || url.regionMatches(true, 0, "https://", 0, 8);
        boolean clean = url.indexOf('<') < 0 && url.indexOf('"') < 0;
        return web && clean && url.length() > 12 && !url.regionMatches(url.indexOf(':'), ":///", 0, 4);
    }

    /** @param website of the shop, or null: then there is none */
    static String ofShopify(String website, String handle) {
        return below(website, "products/" + encoded(handle));
    }

    /** WordPress leads from there to the address that the product has. */
    static String ofWooCommerce(String website, String id) {
        return below(website, "?p=" + encoded(id));
    }

    private static String below(String website, String path) {
        if (website == null || website.isBlank() || !usable(website)) {
            return null;
        }
        return website + (website.endsWith("/") ? "" : "/") + path;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
