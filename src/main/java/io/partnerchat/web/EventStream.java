package io.partnerchat.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes server-sent events to one client. It never blocks whoever has news: what cannot be sent now is asked for when the
 * client takes more, and a client that takes nothing from one heartbeat to the next is let go. JAX-RS writes its events
 * blocking, so that a client who reads nothing would hold up others.
 */
public final class EventStream implements WriteListener, Runnable {
    /** In bytes. What is not read beyond this stays where it comes from. */
    private static final int MAX_UNSENT = 64 * 1024;

    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final EventStreams place;
    private Source source;
    private AsyncContext request;
    private Optional<ClientConnection> connection = Optional.empty();
    private ServletOutputStream out;
    private Runnable whenEnded = () -> {};
    private ClientWatch.Watch watch;
    private boolean open;
    private boolean ended;
    private boolean beat;
    private boolean unflushed;

    /** Where the events come from; asked by one thread at a time. */
    public interface Source {
        /** Whole events that are new, as they go over the wire; empty when nothing is. */
        byte[] news();

        /** Whether nothing more will come. */
        default boolean over() {
            return false;
        }
    }

    EventStream(EventStreams place) {
        this.place = place;
    }

    /**
     * The answer to this request; before it there is nobody to write to.
     *
     * @param whenGone called once, when it is over, for whatever reason
     */
    public synchronized void start(
            Source events,
            HttpServletRequest asked,
            HttpServletResponse response,
            ClientWatch clients,
            Runnable whenGone)
            throws IOException {
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("X-Content-Type-Options", "nosniff");
        source = events;
        whenEnded = whenGone;
        request = asked.startAsync(asked, response);
        request.setTimeout(0);
        connection = ClientConnection.of(asked);
        connection.ifPresent(under -> under.limitUnsent(MAX_UNSENT));
        out = response.getOutputStream();
        if (ended) {
            whenGone.run();
            complete();
            return;
        }
        place.add(this);
        // the container does not notice that a client has gone while there is nothing to write
        watch = clients.watch(asked, this::end);
        out.setWriteListener(this);
    }

    /** There may be news. */
    @Override
    public synchronized void run() {
        write();
    }

    /** Keeps proxies and browsers from giving the line up. */
    synchronized void heartbeat() {
        if (ended) {
            return; // the connection may serve another request by now
        }
        if (beat) {
            end();
            connection.ifPresent(ClientConnection::drop);
        } else {
            beat = true;
            write();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        open = true;
        write();
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    /** As much as the client takes now; the container calls back when it takes more. */
    private void write() {
        try {
            boolean more = open && !ended;
            while (more && out.isReady()) {
                more = writeNext();
            }
        } catch (IOException | IllegalStateException e) {
            end();
        }
    }

    /** Whether there may be more to write. */
    private boolean writeNext() throws IOException {
        if (unflushed) {
            unflushed = false;
            out.flush();
            return true;
        }
        byte[] news = source.news();
        if (news.length == 0 && source.over()) {
            end();
            return false;
        }
        if (news.length == 0 && !beat) {
            return false;
        }
        beat = false;
        unflushed = true;
        out.write(news.length == 0 ? HEARTBEAT : news);
        return true;
    }

    /** Safe to call more than once, before the start too, and after the client has gone. */
    public void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            if (watch != null) {
                watch.end();
            }
        }
        place.leave(this);
        whenEnded.run();
        complete();
    }

    private void complete() {
        try {
            if (request != null) {
                request.complete();
            }
        } catch (IllegalStateException e) {
            // the container has ended the request before
            return;
        }
    }
}
