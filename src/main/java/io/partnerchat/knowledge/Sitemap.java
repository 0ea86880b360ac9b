package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/**
 * A sitemap after sitemaps.org: XML, an index of others, or a text with an address in each line; packed or not.
 *
 * @param pages addresses as they stand there
 * @param sitemaps addresses of further ones
 */
record Sitemap(List<String> pages, List<String> sitemaps) {
    /** More than the protocol allows in one file. */
    private static final int MOST_ENTRIES = 50_000;

    /** @throws SourceException NOT_A_SITEMAP, TOO_COMPLEX, TOO_SLOW */
    static Sitemap read(byte[] bytes, long mostUnpacked, ReadClock clock) {
        try {
            byte[] plain = TextDecoding.startsWith(bytes, 0x1F, 0x8B) ? unpack(bytes, mostUnpacked, clock) : bytes;
            return isXml(plain) ? xml(plain, clock) : lines(plain);
        } catch (IOException | XMLStreamException e) {
            throw new SourceException(Reason.NOT_A_SITEMAP, "It is no sitemap, or a damaged one.", e);
        }
    }

    private static byte[] unpack(byte[] bytes, long most, ReadClock clock) throws IOException {
        try (InputStream in =
                BoundedStream.unpacked(new GZIPInputStream(new ByteArrayInputStream(bytes)), most, clock)) {
            return in.readAllBytes();
        }
    }

    private static boolean isXml(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        return start.indexOf('<') >= 0 && !start.stripLeading().startsWith("http");
    }

    private static Sitemap lines(byte[] bytes) {
        List<String> pages = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replace("\uFEFF", "").strip())
                .filter(Predicate.not(String::isEmpty))
                .limit(MOST_ENTRIES)
                .toList();
        if (pages.isEmpty() || !pages.stream().allMatch(line -> line.matches("(?i)https?://\\S+"))) {
            throw new SourceException(Reason.NOT_A_SITEMAP, "It is no sitemap.");
        }
        return new Sitemap(pages, List.of());
    }

    private static Sitemap xml(byte[] bytes, ReadClock clock) throws XMLStreamException {
        List<String> pages = new ArrayList<>();
        List<String> sitemaps = new ArrayList<>();
        int start = 0;
        while (start < bytes.length && (bytes[start] <= ' ' && bytes[start] >= 0)) {
            start++; // some generators begin with an empty line, which XML does not allow
        }
        try (SafeXml xml = SafeXml.of(new ByteArrayInputStream(bytes, start, bytes.length - start), clock)) {
            String root = null;
            String parent = "";
            StringBuilder text = null;
            for (int event = xml.next(); event != XMLEvent.END_DOCUMENT; event = xml.next()) {
                if (event == XMLEvent.START_ELEMENT) {
                    root = root == null ? xml.name() : root;
                    parent = xml.depth() == 2 ? xml.name() : parent;
                    text = xml.depth() == 3 && xml.name().equals("loc") ? new StringBuilder() : null;
                } else if (text != null && xml.isText()) {
                    text.append(xml.text());
                } else if (event == XMLEvent.END_ELEMENT && text != null) {
                    List<String> list = parent.equals("sitemap") ? sitemaps : pages;
                    if (list.size() < MOST_ENTRIES) {
                        list.add(text.toString().strip());
                    }
                    text = null;
                }
            }
            if (!"urlset".equals(root) && !"sitemapindex".equals(root)) {
                throw new SourceException(Reason.NOT_A_SITEMAP, "It is XML, but no sitemap.");
            }
        }
        return new Sitemap(List.copyOf(pages), List.copyOf(sitemaps));
    }
}
