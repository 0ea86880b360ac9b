package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitemapTest {
    private static final int MOST = 1 << 20;

    private static Sitemap read(byte[] bytes) {
        return Sitemap.read(bytes, MOST, ReadClock.start(Duration.ofSeconds(5)));
    }

    private static Sitemap read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static final String URLSET = """

            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
              <url><loc> https://shop.example/a?x=1&amp;y=2 </loc><lastmod>2026-01-01</lastmod>
                <image:image><image:loc>https://shop.example/a.jpg</image:loc></image:image></url>
              <url><loc><![CDATA[https://shop.example/b]]></loc></url>
            </urlset>
            """;

    @Test
    void theAddressesOfPagesAreReadAndThoseOfPicturesAreNot() {
        assertEquals(
                List.of("https://shop.example/a?x=1&y=2", "https://shop.example/b"),
                read(URLSET).pages());
    }

    @Test
    void anIndexNamesOthers() {
        Sitemap index = read("""
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <sitemap><loc>https://shop.example/1.xml.gz</loc></sitemap></sitemapindex>""");
        assertEquals(List.of("https://shop.example/1.xml.gz"), index.sitemaps());
        assertEquals(List.of(), index.pages());
    }

    @Test
    void itMayBePackedOrPlainLines() throws IOException {
        assertEquals(
                2, read(gzip(URLSET.getBytes(StandardCharsets.UTF_8))).pages().size());
        assertEquals(
                List.of("https://shop.example/a", "https://shop.example/b"),
                read("\uFEFFhttps://shop.example/a\r\n\nhttps://shop.example/b\n")
                        .pages());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Not found</body></html>",
                "<rss><channel><link>https://shop.example</link></channel></rss>",
                "hello",
                "<urlset><url><loc>https://shop.example/a",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><urlset><url><loc>&a;</loc></url></urlset>"
            })
    void whatIsNoSitemapIsSaidToBeNone(String text) {
        assertEquals(
                Reason.NOT_A_SITEMAP,
                assertThrows(SourceException.class, () -> read(text)).reason());
    }

    @Test
    void aBombIsStopped() throws IOException {
        byte[] bomb = gzip(new byte[50 << 20]);
        assertEquals(
                Reason.TOO_COMPLEX,
                assertThrows(SourceException.class, () -> read(bomb)).reason());
    }
}
