package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Tells by its content what a feed is, and has it read. */
final class FeedFile {
    private static final int HEAD = 4_096;
    private static final int BUFFER = 64 * 1024;

    private FeedFile() {}

    /**
     * @param unpacked where to unpack a compressed feed
     * @param mostBytes of it
     * @throws SourceException when it is no feed, or breaks off
     */
    static FeedForm read(Path file, Path unpacked, long mostBytes, ReadClock clock, FeedContext context, FeedReading to)
            throws IOException {
        Path plain = isGzip(file) ? unpack(file, unpacked, mostBytes, clock) : file;
        String head = head(plain).strip();
        if (head.isEmpty()) {
            throw new SourceException(Reason.EMPTY, "The feed is empty; nothing was changed.");
        }
        if (head.startsWith("PK\3\4")) {
            throw new SourceException(
                    Reason.UNSUPPORTED, "It is a zip archive; send the feed itself, or gzip. Nothing was changed.");
        }
        String start = head.substring(0, Math.min(head.length(), 200)).toLowerCase(Locale.ROOT);
        boolean page = start.startsWith("<!doctype html") || start.startsWith("<html");
        if (page || head.startsWith("{") || head.startsWith("[") || head.startsWith("%PDF")) {
            throw new SourceException(
                    Reason.NOT_A_FEED,
                    "It is not a product feed: Google Merchant XML or TSV, or the product CSV of WooCommerce or Shopify."
                            + " Nothing was changed.");
        }
        if (head.startsWith("<")) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(plain), BUFFER)) {
                skipBlank(in);
                XmlFeed.read(in, clock, context, to);
                return FeedForm.GOOGLE_XML;
            }
        }
        return TableFeed.read(plain, clock, context, to);
    }

    /** Blank lines before the XML are common, and not XML. */
    private static void skipBlank(InputStream in) throws IOException {
        if (TextDecoding.startsWith(peek(in), 0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
        }
        for (byte[] next = peek(in); next.length > 0 && " \r\n\t".indexOf(next[0]) >= 0; next = peek(in)) {
            in.skipNBytes(1);
        }
    }

    private static byte[] peek(InputStream in) throws IOException {
        in.mark(3);
        byte[] next = in.readNBytes(3);
        in.reset();
        return next;
    }

    private static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return TextDecoding.startsWith(in.readNBytes(2), 0x1F, 0x8B);
        }
    }

    private static Path unpack(Path file, Path unpacked, long mostBytes, ReadClock clock) throws IOException {
        try (InputStream in = BoundedStream.unpacked(
                        new GZIPInputStream(Files.newInputStream(file), BUFFER), mostBytes, clock);
                OutputStream out = Files.newOutputStream(unpacked)) {
            in.transferTo(out);
            return unpacked;
        } catch (ZipException | java.io.EOFException e) {
            throw new SourceException(
                    Reason.DAMAGED, "The compressed feed breaks off or is damaged; nothing was changed.", e);
        }
    }

    private static String head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(HEAD);
            Charset charset = TextDecoding.byteOrderMark(bytes).orElse(StandardCharsets.ISO_8859_1);
            String text = new String(bytes, charset);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }
}
