package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFetcherTest {
    private static final int MOST = 10_000;
    private final StrangeSite site = new StrangeSite();

    @AfterEach
    void close() {
        site.close();
    }

    private Fetched get(String path) throws IOException {
        return get(site.address(path), Duration.ofSeconds(5));
    }

    private Fetched get(URI address, Duration time) throws IOException {
        try (PageFetcher fetcher = new PageFetcher(StrangeSite.config(time), site.rule(), new HostTurns())) {
            return fetcher.get(address, type -> MOST, Map.of("If-None-Match", "\"1\""), hop -> Duration.ZERO);
        }
    }

    private void assertRefused(Reason reason, boolean temporary, String path) {
        SourceException refused = assertThrows(SourceException.class, () -> get(path));
        assertEquals(reason, refused.reason(), refused.getMessage());
        assertEquals(temporary, refused.temporary(), refused.getMessage());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void aPageComesWithItsHeadersAndTheSiteLearnsWhoAsks() throws IOException {
        site.on("/", 200, "hello", "Content-Type", "text/html", "ETag", "\"2\"");
        Fetched answer = get("/");
        assertEquals("hello", new String(answer.body(), StandardCharsets.UTF_8));
        assertEquals("\"2\"", answer.header("etag"));
        String request = site.requests.get(0);
        assertTrue(request.contains("User-Agent: TestBot/1.0\n"), request);
        assertTrue(request.contains("Accept-Encoding: gzip\n"), request);
        assertTrue(request.contains("If-None-Match: \"1\"\n"), request);
    }

    @Test
    void redirectsAreFollowedAndNamedButNotForEver() throws IOException {
        site.on("/a", 301, "", "Location", "b?x=1#top").on("/b?x=1", 200, "there");
        assertEquals(site.address("/b?x=1"), get("/a").address());
        site.on("/loop", 302, "", "Location", "/loop");
        assertRefused(Reason.TOO_MANY_REDIRECTS, false, "/loop");
        site.on("/odd", 302, "", "Location", "javascript:alert(1)");
        assertRefused(Reason.NOT_A_PAGE, false, "/odd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2/",
                "http://127.0.0.1:1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/",
                "http://2130706433/",
                "http://0x7f.1/",
                "http://10.0.0.1/",
                "http://[fd00:ec2::254]/",
                "http://[::ffff:127.0.0.1]/"
            })
    void aRedirectDoesNotLeadInside(String inside) {
        site.on("/", 302, "", "Location", inside);
        SourceException refused = assertThrows(SourceException.class, () -> get("/"));
        assertTrue(refused.reason() == Reason.ADDRESS_REFUSED || refused.reason() == Reason.NOT_A_PAGE);
        assertEquals(1, site.requests.size());
    }

    @Test
    void aNameIsCheckedByTheAddressesBehindIt() {
        // localhost is ::1 or 127.0.0.1 on a port that is not open
        SourceException refused = assertThrows(
                SourceException.class, () -> get(URI.create("http://localhost:443/"), Duration.ofSeconds(5)));
        assertEquals(Reason.ADDRESS_REFUSED, refused.reason());
    }

    @Test
    void whatIsPackedIsUnpackedWithinTheLimit() throws IOException {
        byte[] text = "x".repeat(MOST).getBytes(StandardCharsets.UTF_8);
        site.on("/gzip", 200, gzip(text), "Content-Encoding", "gzip");
        assertArrayEquals(text, get("/gzip").body());
        site.on("/bomb", 200, gzip(new byte[50_000_000]), "Content-Encoding", "gzip");
        assertRefused(Reason.TOO_COMPLEX, false, "/bomb");
        site.on("/br", 200, "whatever", "Content-Encoding", "br");
        assertRefused(Reason.UNSUPPORTED, false, "/br");
        site.on("/twice", 200, gzip(gzip(text)), "Content-Encoding", "gzip, gzip");
        assertRefused(Reason.UNSUPPORTED, false, "/twice");
        site.on("/broken", 200, "no gzip at all", "Content-Encoding", "gzip");
        assertRefused(Reason.UNREACHABLE, true, "/broken");
    }

    @Test
    void aBodyWithoutEndIsCut() {
        site.on("/", out -> {
            out.write(StrangeSite.head(200, -1));
            while (true) {
                out.write(new byte[1000]);
            }
        });
        assertRefused(Reason.TOO_LARGE, false, "/");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDripOfBytesEndsWithTheTimeOfThePage(boolean inTheHead) {
        site.on("/", out -> {
            out.write(
                    inTheHead
                            ? "HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.UTF_8)
                            : StrangeSite.head(200, 5000));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(50);
            }
        });
        assertTimeout(Duration.ofSeconds(6), () -> {
            SourceException slow =
                    assertThrows(SourceException.class, () -> get(site.address("/"), Duration.ofSeconds(1)));
            assertTrue(slow.reason() == Reason.UNREACHABLE || slow.reason() == Reason.TOO_SLOW, slow.getMessage());
        });
    }

    @Test
    void aSiteThatBreaksOffOrIsNotThereIsWorthAnotherTry() throws IOException {
        site.on("/half", out -> {
            out.write(StrangeSite.head(200, 100));
            out.write('x');
        });
        assertRefused(Reason.UNREACHABLE, true, "/half");
        URI closed = site.address("/");
        site.close();
        SourceException gone = assertThrows(SourceException.class, () -> get(closed, Duration.ofSeconds(5)));
        assertTrue(gone.temporary());
    }

    @Test
    void everyHopPassesTheDoor() throws IOException {
        site.on("/a", 302, "", "Location", "/b").on("/b", 200, "x");
        try (PageFetcher fetcher =
                new PageFetcher(StrangeSite.config(Duration.ofSeconds(5)), site.rule(), new HostTurns())) {
            SourceException refused = assertThrows(
                    SourceException.class,
                    () -> fetcher.get(site.address("/a"), type -> MOST, Map.of(), hop -> {
                        if (hop.getPath().equals("/b")) {
                            throw new SourceException(Reason.ROBOTS, "not there");
                        }
                        return Duration.ZERO;
                    }));
            assertEquals(Reason.ROBOTS, refused.reason());
        }
        assertEquals(1, site.requests.size());
    }
}
