package io.partnerchat.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A connection of bare bytes to a server, for what a well-behaved client never does. */
final class Wire implements AutoCloseable {
    private static final int LIMIT_MILLIS = 60_000;
    private final Socket socket;

    Wire(Api api) throws IOException {
        this(api, "127.0.0.1");
    }

    /** As a client that calls from this address of the loopback network. */
    Wire(Api api, String from) throws IOException {
        URI base = api.base();
        socket = new Socket(base.getHost(), base.getPort(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
    }

    Wire send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** @param headers whole lines */
    static String post(String path, String json, String... headers) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String more = Stream.of(headers).map(line -> line + "\r\n").collect(Collectors.joining());
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n"
                + new String(body, StandardCharsets.ISO_8859_1);
    }

    /** The status line and headers of the next answer; its body is read too, when it has a length or is chunked. */
    String head() throws IOException {
        InputStream in = socket.getInputStream();
        String head = readHead(in);
        String length = head.replaceAll("(?is).*content-length: *(\\d+).*", "$1");
        if (!length.equals(head)) {
            in.readNBytes(Integer.parseInt(length));
        } else if (head.toLowerCase(java.util.Locale.ROOT).contains("transfer-encoding: chunked")) {
            skipChunks(in);
        }
        return head;
    }

    /** The status line and headers of an answer that goes on. */
    String start() throws IOException {
        return readHead(socket.getInputStream());
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + bytes.toString(StandardCharsets.ISO_8859_1));
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** The next answer, which has a length. */
    Reply reply() throws IOException {
        InputStream in = socket.getInputStream();
        String head = readHead(in);
        Map<String, List<String>> headers = new TreeMap<>();
        head.lines().skip(1).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] parts = line.split(": *", 2);
            headers.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
        });
        HttpHeaders all = HttpHeaders.of(headers, (name, value) -> true);
        int length = (int) all.firstValueAsLong("Content-Length").orElse(0);
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Reply(Integer.parseInt(head.split(" ", 3)[1]), all, body);
    }

    private static void skipChunks(InputStream in) throws IOException {
        StringBuilder end = new StringBuilder();
        while (!end.toString().endsWith("0\r\n\r\n")) {
            end.append((char) in.read());
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
