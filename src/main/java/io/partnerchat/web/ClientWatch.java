package io.partnerchat.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Notices when a client hangs up while its answer is still being made. The container does not look at a connection whose
 * request is being served, so this does: one thread, one selector, nothing read. A request that is answered within a
 * moment is never registered, so it costs nothing.
 */
@ApplicationScoped
public class ClientWatch {
    private static final Logger LOG = System.getLogger(ClientWatch.class.getName());
    private static final long SWEEP_MILLIS = 250;

    private final Queue<Watch> started = new ConcurrentLinkedQueue<>();
    private Selector selector;
    private volatile boolean running = true;

    /** One client that is being watched. */
    public static final class Watch {
        private static final Watch NONE = new Watch(null, () -> {});
        private final SocketChannel channel;
        private final Runnable whenGone;
        private volatile boolean ended;
        private volatile SelectionKey key;

        private Watch(SocketChannel channel, Runnable whenGone) {
            this.channel = channel;
            this.whenGone = whenGone;
        }

        /** The answer is made; whether the client is still there no longer matters. */
        public void end() {
            ended = true;
            if (key != null) {
                key.cancel();
            }
        }
    }

    @PostConstruct
    void start() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new IllegalStateException("no selector can be opened", e);
        }
        Thread thread = new Thread(this::run, "client-watch");
        thread.setDaemon(true);
        thread.start();
    }

    @PreDestroy
    void stop() {
        running = false;
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the selector was closed already", e);
        }
    }

    /** Runs the action once, when the client of this request hangs up before {@link Watch#end()}. */
    public Watch watch(HttpServletRequest request, Runnable whenGone) {
        Optional<SocketChannel> channel = ClientConnection.of(request).flatMap(ClientConnection::channel);
        if (channel.isEmpty()) {
            return Watch.NONE;
        }
        Watch watch = new Watch(channel.get(), whenGone);
        started.add(watch);
        return watch;
    }

    private void run() {
        while (running) {
            try {
                selector.select(this::readable, SWEEP_MILLIS);
                register();
            } catch (ClosedSelectorException e) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "event=client_watch_failed", e);
            }
        }
    }

    /** Those that began before the last sweep and still wait. */
    private void register() throws IOException {
        for (int left = started.size(); left > 0; left--) {
            Watch watch = started.poll();
            if (watch == null || watch.ended) {
                continue;
            }
            try {
                watch.key = watch.channel.register(selector, SelectionKey.OP_READ, watch);
                if (watch.ended) {
                    watch.key.cancel();
                }
            } catch (CancelledKeyException e) {
                // the connection's last watch is still being removed: next sweep
                started.add(watch);
            } catch (ClosedChannelException e) {
                watch.whenGone.run();
            }
        }
    }

    /** Readable without a byte to read is the end; a byte is the next request, which is the container's to read. */
    private void readable(SelectionKey key) {
        key.cancel();
        Watch watch = (Watch) key.attachment();
        if (!watch.ended && closed(watch.channel)) {
            watch.whenGone.run();
        }
    }

    private static boolean closed(SocketChannel channel) {
        try {
            return channel.socket().getInputStream().available() == 0;
        } catch (IOException e) {
            return true;
        }
    }
}
