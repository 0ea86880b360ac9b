package io.partnerchat.knowledge;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a page since it was last sent.
 *
 * @param hash of the document that was made of it
 * @param etag or null
 * @param lastModified or null
 * @param links that were on it
 */
public record PageState(String documentId, String hash, String etag, String lastModified, List<URI> links) {
    private static final int MOST_ETAG = 255;
    private static final int MOST_DATE = 64;

    static PageState of(DocumentVersion version, Fetched answer, List<URI> links) {
        return new PageState(
                version.id(),
                version.hash(),
                fitting(answer.header("etag"), MOST_ETAG),
                fitting(answer.header("last-modified"), MOST_DATE),
                links);
    }

    private static String fitting(String header, int most) {
        return header == null || header.length() > most || !header.chars().allMatch(c -> c >= 0x20 && c < 0x7f)
                ? null
                : header;
    }

    /** Whether the site can be asked if it is still the same. */
    boolean named() {
        return etag != null || lastModified != null;
    }

    Map<String, String> conditions() {
        Map<String, String> headers = new HashMap<>();
        if (etag != null) {
            headers.put("If-None-Match", etag);
        }
        if (lastModified != null) {
            headers.put("If-Modified-Since", lastModified);
        }
        return headers;
    }

    String linkLines() {
        return String.join("\n", links.stream().map(URI::toString).toList());
    }

    static List<URI> links(String lines) {
        return Arrays.stream(lines.split("\n"))
                .filter(line -> !line.isEmpty())
                .map(URI::create)
                .toList();
    }
}
