package io.partnerchat.knowledge;

import crawlercommons.filters.basic.BasicURLNormalizer;
import io.partnerchat.company.Secrets;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses of pages in the one way of writing that makes equal ones equal: no fragment, no tracking, no odd escapes. */
final class PageAddress {
    static final int LONGEST = 2_000;
    private static final int ID_DIGITS = 32;
    private static final Pattern WEB = Pattern.compile("(?i)https?://.*");

    private static final BasicURLNormalizer NORMALIZER = BasicURLNormalizer.newBuilder()
            .queryParamsToRemove(Set.of(
                    "utm_source",
                    "utm_medium",
                    "utm_campaign",
                    "utm_term",
                    "utm_content",
                    "utm_id",
                    "gclid",
                    "gbraid",
                    "wbraid",
                    "fbclid",
                    "msclkid",
                    "mc_cid",
                    "mc_eid",
                    "PHPSESSID",
                    "jsessionid"))
            .build();

    /** Files that browsers load and nobody reads. */
    private static final Pattern NO_PAGE = Pattern.compile(
            "(?i).*\\.(avif|bmp|css|csv|docx?|eot|exe|gif|gz|ico|jpe?g|js"
                    + "|json|m4a|mov|mp3|mp4|odt|ogg|otf|png|pptx?|rar|svg|tar|tiff?|ttf|wav|webm|webp|woff2?|xlsx?|xml|zip)");

    private PageAddress() {}

    /** Empty for what is no http or https address, or a longer one than any honest. */
    static Optional<URI> of(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST || !WEB.matcher(stripped).matches()) {
            return Optional.empty();
        }
        String normal = NORMALIZER.filter(stripped);
        if (normal == null || normal.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(normal);
            return address.getHost() == null ? Optional.empty() : Optional.of(address);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // nobody could follow it
        }
    }

    /** A link as it stands on a page. */
    static Optional<URI> of(URI base, String link) {
        try {
            return of(base.resolve(link.strip().replace(" ", "%20")).toString());
        } catch (IllegalArgumentException e) {
            return of(link);
        }
    }

    static boolean mayBePage(URI address) {
        return !NO_PAGE.matcher(String.valueOf(address.getPath())).matches();
    }

    /** Names the page as a document. */
    static String id(URI address) {
        return "p-" + Secrets.hash(address.toString()).substring(0, ID_DIGITS);
    }

    /** The host, the same with and without www. */
    static String site(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
