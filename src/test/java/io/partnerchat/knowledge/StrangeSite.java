package io.partnerchat.knowledge;

import io.partnerchat.config.Settings;
import io.partnerchat.web.PublicAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of bare bytes on the loopback, which answers each path as it was told, however wrong. */
final class StrangeSite implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** Writes a whole answer, or half of one. */
    interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    StrangeSite() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    threads.execute(() -> serve(socket));
                } catch (IOException e) {
                    return; // closed
                }
            }
        });
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    /** Lets calls through to this site and to no other that is not public. */
    PublicAddress rule() {
        return new PublicAddress(new Settings(key -> switch (key) {
            case "FETCH_PORTS" -> Optional.of("80,443");
            case "FETCH_ALLOWED_ADDRESSES" -> Optional.of("127.0.0.1:" + server.getLocalPort());
            default -> Optional.empty();
        }));
    }

    static CrawlConfig config(Duration pageTime) {
        return new CrawlConfig("TestBot/1.0", 50, 3, Duration.ofMinutes(1), 64 << 10, Duration.ZERO, pageTime);
    }

    StrangeSite on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    StrangeSite on(String path, int status, String body, String... headers) {
        return on(path, status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    StrangeSite on(String path, int status, byte[] body, String... headers) {
        return on(path, out -> {
            out.write(head(status, body.length, headers));
            out.write(body);
        });
    }

    static byte[] head(int status, long length, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\nConnection: close\r\n");
        if (length >= 0) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        for (int i = 0; i < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            StringBuilder request = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                request.append(line).append('\n');
            }
            requests.add(request.toString());
            String path = request.toString().split(" ", 3)[1];
            Answer none = out -> out.write(head(404, 0));
            answers.getOrDefault(path, none).write(socket.getOutputStream());
        } catch (IOException e) {
            // the other side had enough
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
