package io.partnerchat.openai;

import io.partnerchat.vendor.VendorException;
import io.partnerchat.vendor.VendorException.Kind;
import io.partnerchat.vendor.VendorStream;
import io.partnerchat.vendor.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** One streamed completion while it comes, and what came of it in the end. */
final class ChunkReader implements VendorStream {
    /** In characters; more than the longest answer a partner can ask for. */
    private static final int LONGEST = 256 * 1024;

    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
    /** When the model has come to its end, only its account and the closing word are waited for. */
    private static final long CLOSING_NANOS = Duration.ofSeconds(2).toNanos();

    private final long silenceNanos;
    private final Consumer<String> pieces;
    private final EventData events = new EventData(this::event);
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder fresh = new StringBuilder();
    private volatile boolean begun;
    private volatile boolean done;
    private volatile boolean speaking;
    private volatile long heardAt = System.nanoTime();
    private volatile String finishReason;
    private volatile OpenAiError error;
    private String model;
    private int promptTokens;
    private int completionTokens;

    /** @param pieces gets the text that each piece of the body adds */
    ChunkReader(Duration silence, Consumer<String> pieces) {
        this.silenceNanos = silence.toNanos();
        this.pieces = pieces;
    }

    /** Whatever a proxy in between calls itself, JSON is an answer that came whole and text of no kind is none. */
    @Override
    public boolean takes(int status, String contentType) {
        begun = status >= 200 && status < 300 && contentType.startsWith("text/event-stream");
        return begun;
    }

    @Override
    public boolean read(ByteBuffer part) {
        try {
            events.read(part);
        } finally {
            handOn();
        }
        return done || error != null;
    }

    /** All that one piece of the body brought, at once: the fewer pieces the better for a server that is behind. */
    private void handOn() {
        if (!fresh.isEmpty()) {
            String piece = fresh.toString();
            fresh.setLength(0);
            pieces.accept(piece);
        }
    }

    private void event(byte[] data) {
        heardAt = System.nanoTime();
        if (done || error != null) {
            return;
        }
        if (Arrays.equals(data, DONE)) {
            done = true;
            return;
        }
        ChunkScan chunk = new ChunkScan(data);
        if (chunk.failed()) {
            error = OpenAiError.inStream(data);
            return;
        }
        add(chunk);
    }

    private void add(ChunkScan chunk) {
        String added = chunk.added();
        if (text.length() + added.length() > LONGEST) {
            throw new VendorException(Kind.BAD_ANSWER, "too_long");
        }
        if (!added.isEmpty()) {
            speaking = true;
            text.append(added);
            fresh.append(added);
        }
        finishReason = chunk.finishReason() == null ? finishReason : chunk.finishReason();
        model = chunk.model() == null ? model : chunk.model();
        promptTokens = Math.max(promptTokens, chunk.promptTokens());
        completionTokens = Math.max(completionTokens, chunk.completionTokens());
    }

    /** Before it speaks it may think for as long as the visitor waits. */
    @Override
    public long silenceLeft() {
        long silent = System.nanoTime() - heardAt;
        if (finishReason != null) {
            return CLOSING_NANOS - silent;
        }
        return speaking ? silenceNanos - silent : Long.MAX_VALUE;
    }

    /** Whether a stream came at all. */
    boolean begun() {
        return begun;
    }

    /** Whether the model has come to its end, whatever became of the connection. */
    boolean finished() {
        return error == null && (done || finishReason != null);
    }

    Verdict verdict() {
        if (error != null) {
            return error.verdict();
        }
        if (!finished()) {
            lastEvent();
        }
        return finished() ? Verdict.FINE : Verdict.passing(Kind.UNAVAILABLE, "cut");
    }

    /** The body may end without an empty line after the last event. */
    private void lastEvent() {
        try {
            events.end();
            handOn();
        } catch (VendorException e) {
            return; // half an event: the stream was cut
        }
    }

    /** Empty when there is no text in it. */
    Optional<Completion> completion() {
        return text.toString().isBlank()
                ? Optional.empty()
                : Optional.of(new Completion(text.toString(), finishReason, promptTokens, completionTokens, model));
    }
}
