package io.partnerchat.widget;

import io.partnerchat.web.ClientConnection;
import io.partnerchat.web.ClientWatch;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One widget that listens. It never blocks whoever has something to tell: what cannot be written now waits, a newer event
 * takes the place of one that waits, and who takes nothing from one heartbeat to the next is let go.
 */
final class SettingsListener implements WriteListener {
    /** Where to ask again is known to the browser; this is how soon, in milliseconds. */
    private static final byte[] OPENING = "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);

    /** In bytes. What is not read beyond this waits here, and only the newest of it. */
    private static final int MAX_UNSENT = 64 * 1024;

    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final AsyncContext request;
    private final Optional<ClientConnection> connection;
    private final ServletOutputStream out;
    private final Consumer<SettingsListener> whenEnded;
    private ClientWatch.Watch watch;
    private boolean open;
    private boolean ended;
    private boolean opening = true;
    private boolean beat;
    private boolean unflushed;
    private LiveEvent waiting;
    private String lastTag = "";

    SettingsListener(AsyncContext request, Optional<ClientConnection> connection, Consumer<SettingsListener> whenEnded)
            throws IOException {
        this.request = request;
        this.connection = connection;
        connection.ifPresent(under -> under.limitUnsent(MAX_UNSENT));
        this.out = request.getResponse().getOutputStream();
        this.whenEnded = whenEnded;
    }

    /** From here on the container calls back, and the watch tells when the client has gone. */
    synchronized void start(ClientWatch.Watch clientWatch) {
        watch = clientWatch;
        if (ended) {
            watch.end();
        } else {
            out.setWriteListener(this);
        }
    }

    synchronized void tell(LiveEvent event) {
        if (!event.tag().equals(lastTag)) {
            lastTag = event.tag();
            waiting = event;
            write();
        }
    }

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
            while (open && !ended && (unflushed || opening || waiting != null || beat) && out.isReady()) {
                if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    unflushed = true;
                    out.write(next());
                }
            }
        } catch (IOException | IllegalStateException e) {
            end();
        }
    }

    private byte[] next() {
        if (opening) {
            opening = false;
            return OPENING;
        }
        if (waiting != null) {
            byte[] bytes = waiting.bytes();
            waiting = null;
            beat = false;
            return bytes;
        }
        beat = false;
        return HEARTBEAT;
    }

    /** Safe to call more than once, and after the client has gone. */
    synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        waiting = null;
        if (watch != null) {
            watch.end();
        }
        whenEnded.accept(this);
        try {
            request.complete();
        } catch (IllegalStateException e) {
            // the container has ended the request before
            return;
        }
    }
}
