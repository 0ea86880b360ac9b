package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpStatus;

/** Reads the answer of a stranger's server within its limits. */
final class PageAnswer {
    private PageAnswer() {}

    static Fetched read(URI address, ClassicHttpResponse response, Function<String, Integer> mostBytes, ReadClock clock)
            throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(String.valueOf(header.getValue()));
        }
        Fetched head = new Fetched(address, response.getCode(), headers, new byte[0]);
        if (response.getCode() != HttpStatus.SC_OK || response.getEntity() == null) {
            return head; // the connection is given up with the body
        }
        int most = mostBytes.apply(String.valueOf(head.header("content-type")));
        InputStream sent = BoundedStream.sent(response.getEntity().getContent(), most, clock);
        InputStream body = BoundedStream.unpacked(unpack(sent, head.header("content-encoding")), most, clock);
        return new Fetched(address, response.getCode(), headers, body.readAllBytes());
    }

    private static InputStream unpack(InputStream sent, String encoding) throws IOException {
        return switch (String.valueOf(encoding).strip().toLowerCase(Locale.ROOT)) {
            case "null", "", "identity", "none", "utf-8" -> sent;
            case "gzip", "x-gzip" -> new GZIPInputStream(sent);
            case "deflate" -> new InflaterInputStream(sent);
            // nobody asked for any other
            default -> throw new SourceException(Reason.UNSUPPORTED, "It is packed in a way that was not asked for.");
        };
    }
}
