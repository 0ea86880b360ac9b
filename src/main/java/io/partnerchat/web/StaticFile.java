package io.partnerchat.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file served from memory, as it is or gzipped. Its entity tags name the content, so they are the same on every node
 * and after a restart; the container's own tags would be made of the time at which the WAR was unpacked.
 */
public final class StaticFile {
    private static final int TAG_LENGTH = 32;

    private final String contentType;
    private final byte[] plain;
    private final byte[] gzip;
    private final String hash;

    public StaticFile(String contentType, byte[] content) {
        this.contentType = contentType;
        this.plain = content.clone();
        this.gzip = gzip(content);
        this.hash = hash(content);
    }

    /** Of the WAR; a path that does not exist is a mistake in the build. */
    public static StaticFile of(ServletContext context, String path, String contentType) {
        return read(context.getResourceAsStream(path), path, contentType);
    }

    /** Of the class path. */
    public static StaticFile ofClassPath(String path, String contentType) {
        return read(StaticFile.class.getClassLoader().getResourceAsStream(path), path, contentType);
    }

    private static StaticFile read(InputStream source, String path, String contentType) {
        if (source == null) {
            throw new IllegalStateException(path + " is not in this build");
        }
        try (InputStream in = source) {
            return new StaticFile(contentType, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with the file, or with 304 when the client has it. Other headers are the caller's to set before. */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean zipped = gzip.length < plain.length && takesGzip(request.getHeader("Accept-Encoding"));
        response.setHeader("ETag", tag(zipped));
        response.addHeader("Vary", "Accept-Encoding");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (isKnown(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] body = zipped ? gzip : plain;
        response.setContentType(contentType);
        response.setContentLength(body.length);
        if (zipped) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.getOutputStream().write(body);
    }

    /** Strong, so the two forms have two tags. */
    String tag(boolean zipped) {
        return '"' + hash + (zipped ? "-gzip" : "") + '"';
    }

    /** Either tag means this content, whichever form is asked for now. */
    boolean isKnown(String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals("*") || tag.equals(tag(true)) || tag.equals(tag(false)));
    }

    static boolean takesGzip(String acceptEncoding) {
        return acceptEncoding != null
                && Arrays.stream(acceptEncoding.split(",", -1))
                        .map(coding -> coding.replace(" ", ""))
                        .anyMatch(coding -> coding.equals("gzip")
                                || (coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0*)?")));
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, TAG_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
