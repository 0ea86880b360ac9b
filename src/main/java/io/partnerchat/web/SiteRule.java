package io.partnerchat.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which sites may use what belongs to a company: read an answer, or show a page in a frame.
 *
 * @param origins the only ones; empty: any
 * @param own this server's own origin, which always may
 */
public record SiteRule(Set<String> origins, String own) {
    /** @param origin the request's Origin header; null when the page is of this server or it is no browser */
    public boolean allows(String origin) {
        return origin == null || origins.isEmpty() || origins.contains(origin) || origin.equals(own);
    }

    /** The CORS headers of an answer, of an error too: a browser would report "CORS" in its place. */
    public Map<String, String> corsHeaders(String origin) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!origins.isEmpty()) {
            headers.put("Vary", "Origin");
        }
        if (origins.isEmpty() || (origin != null && allows(origin))) {
            headers.put("Access-Control-Allow-Origin", origins.isEmpty() ? "*" : origin);
            headers.put("Access-Control-Expose-Headers", "ETag, Retry-After, X-Request-Id");
        }
        return headers;
    }

    /** For Content-Security-Policy: the sites that may show a page in a frame. */
    public String frameAncestors() {
        return origins.isEmpty() ? "*" : "'self' " + String.join(" ", origins);
    }
}
