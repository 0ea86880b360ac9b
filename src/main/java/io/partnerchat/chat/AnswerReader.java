package io.partnerchat.chat;

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
 * One who reads an answer while it is written. It never blocks whoever writes the answer: what cannot be sent now is taken
 * from the turn later, all of it at once, and who takes nothing from one heartbeat to the next is let go.
 */
final class AnswerReader implements WriteListener, Runnable {
    /** In bytes. What is not read beyond this stays where it is, in the turn. */
    private static final int MAX_UNSENT = 64 * 1024;

    private static final byte[] HEARTBEAT =
            new AnswerEvents().heartbeat().toString().getBytes(StandardCharsets.UTF_8);

    private AsyncContext request;
    private Optional<ClientConnection> connection = Optional.empty();
    private ServletOutputStream out;
    private Consumer<AnswerReader> whenEnded;
    private AnswerCursor cursor;
    private ClientWatch.Watch watch;
    private boolean open;
    private boolean ended;
    private boolean beat;
    private boolean unflushed;

    /**
     * From here on the container calls back; before, there is nobody to write to.
     *
     * @param whenGone called once, when it reads no more, for whatever reason
     */
    synchronized void start(
            AnswerCursor from, AsyncContext async, Optional<ClientConnection> under, Consumer<AnswerReader> whenGone)
            throws IOException {
        cursor = from;
        request = async;
        connection = under;
        whenEnded = whenGone;
        connection.ifPresent(known -> known.limitUnsent(MAX_UNSENT));
        out = async.getResponse().getOutputStream();
        out.setWriteListener(this);
    }

    /** Tells when the client has gone, which the container does not notice while there is nothing to write. */
    synchronized void watch(ClientWatch.Watch clientWatch) {
        watch = clientWatch;
        if (ended) {
            watch.end();
        }
    }

    /** There is news of the answer. */
    @Override
    public synchronized void run() {
        write();
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
        byte[] news = cursor.news().getBytes(StandardCharsets.UTF_8);
        if (news.length == 0 && cursor.over()) {
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

    /** Safe to call more than once, and after the client has gone. */
    void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            if (watch != null) {
                watch.end();
            }
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
