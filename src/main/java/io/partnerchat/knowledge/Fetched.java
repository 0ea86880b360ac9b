package io.partnerchat.knowledge;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What a site answered.
 *
 * @param address where the answer came from, after redirects
 * @param headers by lower-case name
 * @param body unpacked; empty unless the status is 200
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers, and there may be twenty megabytes
record Fetched(URI address, int status, Map<String, List<String>> headers, byte[] body) {
    /** The header's first line, or null. */
    String header(String name) {
        List<String> lines = headers.get(name);
        return lines == null ? null : lines.get(0);
    }

    List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }
}
