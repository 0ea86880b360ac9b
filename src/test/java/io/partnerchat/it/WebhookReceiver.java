package io.partnerchat.it;

import jakarta.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A partner's system that hears of events, on bare sockets; it says 200 unless a test has told it otherwise. */
final class WebhookReceiver {
    private static final WebhookReceiver INSTANCE = new WebhookReceiver();

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "webhook-receiver");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();

    /** A call as it arrived. */
    record Call(String path, Map<String, String> headers, String body, long nanos) {
        JsonObject json() {
            return Reply.parse(body);
        }

        String type() {
            return json().getString("type");
        }
    }

    /** What is done with a call. */
    @FunctionalInterface
    interface Behaviour {
        void answer(Call call, Socket socket) throws Exception;
    }

    private WebhookReceiver() {
        try {
            server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(() -> {
            while (true) {
                try {
                    Socket socket = server.accept();
                    threads.execute(() -> serve(socket));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    static WebhookReceiver get() {
        return INSTANCE;
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    String url(Shop shop) {
        return "http://" + address() + "/hook/" + shop.id();
    }

    void behave(Shop shop, Behaviour behaviour) {
        behaviours.put("/hook/" + shop.id(), behaviour);
    }

    List<Call> calls(Shop shop) {
        return calls.stream()
                .filter(call -> call.path().equals("/hook/" + shop.id()))
                .toList();
    }

    static Behaviour says(int status, String... headers) {
        return (call, socket) -> socket.getOutputStream()
                .write(("HTTP/1.1 " + status + " Whatever\r\n" + String.join("\r\n", headers)
                                + (headers.length == 0 ? "" : "\r\n")
                                + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Takes the call and never says a word; ends when the caller hangs up. */
    static Behaviour stalls() {
        return (call, socket) -> socket.getInputStream().read();
    }

    /** Says something again and again, which never becomes an answer. */
    static Behaviour drips() {
        return (call, socket) -> {
            while (true) {
                socket.getOutputStream().write('H');
                LockSupport.parkNanos(100_000_000);
            }
        };
    }

    private void serve(Socket socket) {
        try (socket) {
            Call call = read(socket);
            calls.add(call);
            behaviours.getOrDefault(call.path(), says(200)).answer(call, socket);
        } catch (Exception e) {
            // the caller has gone
        }
    }

    private static Call read(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        String[] start = line(in).split(" ", -1);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Call(start[1], headers, new String(body, StandardCharsets.UTF_8), System.nanoTime());
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
