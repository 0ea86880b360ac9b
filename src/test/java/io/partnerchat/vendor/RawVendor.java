package io.partnerchat.vendor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A vendor of bare sockets: answers what it is told, or nothing, and notices when the client goes away. */
public final class RawVendor implements AutoCloseable {
    /** What happens after a request has been read. */
    public interface Behaviour {
        void answer(Socket socket) throws IOException;
    }

    public static final Behaviour SILENT = socket -> {};

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "raw-vendor");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();

    public RawVendor(Behaviour behaviour) {
        try {
            server = new ServerSocket(0, 2000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(() -> {
            while (!server.isClosed()) {
                accept(behaviour);
            }
        });
    }

    private void accept(Behaviour behaviour) {
        try {
            Socket socket = server.accept();
            threads.execute(() -> serve(socket, behaviour));
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket, Behaviour behaviour) {
        try (socket) {
            byte[] buffer = new byte[65_536];
            int read = socket.getInputStream().read(buffer);
            String head = new String(buffer, 0, Math.max(read, 0), StandardCharsets.ISO_8859_1);
            if (head.startsWith("POST")) {
                requests.incrementAndGet();
                behaviour.answer(socket);
            }
            while (read >= 0) {
                read = socket.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            // the client went away in the middle, which is what is counted
        }
        gone.incrementAndGet();
    }

    public static Behaviour says(String answer) {
        return socket -> socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    }

    public static Behaviour drips(String answer) {
        return socket -> {
            for (byte part : answer.getBytes(StandardCharsets.UTF_8)) {
                socket.getOutputStream().write(part);
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        };
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    public int requests() {
        return requests.get();
    }

    /** How many connections the client has closed. */
    public int gone() {
        return gone.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
