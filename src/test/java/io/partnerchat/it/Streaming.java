package io.partnerchat.it;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A model that streams, step by step as a test says; it ends well unless a step says otherwise. */
final class Streaming implements Reaction {
    private static final byte[] HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final List<Step> steps;

    /** Returns false when the connection is of no more use. */
    private interface Step {
        boolean go(VendorCall call, Socket socket) throws IOException;
    }

    private Streaming(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** The role, then these pieces. */
    static Streaming of(String... pieces) {
        return new Streaming(List.of())
                .raw(event(choice(
                        Json.createObjectBuilder()
                                .add("role", "assistant")
                                .add("content", "")
                                .build(),
                        null)))
                .text(pieces);
    }

    Streaming text(String... pieces) {
        Streaming longer = this;
        for (String piece : pieces) {
            longer = longer.raw(event(
                    choice(Json.createObjectBuilder().add("content", piece).build(), null)));
        }
        return longer;
    }

    /** Waits, or until the server hangs up. */
    Streaming pause(Duration time) {
        return with((call, socket) -> !Reaction.waitForHangUp(call, socket, time));
    }

    Streaming until(CompletableFuture<?> gate) {
        return with((call, socket) -> {
            gate.orTimeout(30, TimeUnit.SECONDS).join();
            return true;
        });
    }

    /** These bytes as they are, a chunk of the body each. */
    Streaming bytes(byte[] bytes) {
        return with((call, socket) -> {
            for (byte each : bytes) {
                chunk(socket, new byte[] {each});
            }
            return true;
        });
    }

    /** Says nothing more until the server hangs up. */
    Streaming stall() {
        return with((call, socket) -> {
            Reaction.waitForHangUp(call, socket, Duration.ofSeconds(60));
            return false;
        });
    }

    /** Ends in the middle. */
    Streaming cut() {
        return with((call, socket) -> false);
    }

    /** Ends the body as if all had been said. */
    Streaming endEarly() {
        return with((call, socket) -> {
            socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return false;
        });
    }

    Streaming error() {
        return raw(event(Json.createObjectBuilder()
                .add(
                        "error",
                        Json.createObjectBuilder()
                                .add("message", VENDOR_TEXT)
                                .add("type", "server_error")
                                .add("code", JsonValue.NULL))
                .build()));
    }

    private Streaming raw(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return with((call, socket) -> {
            chunk(socket, bytes);
            return true;
        });
    }

    private Streaming with(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Streaming(longer);
    }

    @Override
    public boolean play(VendorCall call, Socket socket) throws IOException {
        socket.getOutputStream().write(HEAD);
        for (Step step : steps) {
            if (!step.go(call, socket)) {
                return false;
            }
        }
        String usage = "{\"choices\":[],\"model\":\"gpt-6-luna-2026-08-01\",\"usage\":{\"prompt_tokens\":19,"
                + "\"completion_tokens\":10,\"total_tokens\":29}}";
        String end = event(choice(JsonValue.EMPTY_JSON_OBJECT, "stop")) + "data: " + usage + "\n\ndata: [DONE]\n\n";
        chunk(socket, end.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    private static void chunk(Socket socket, byte[] bytes) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(chunk.toByteArray());
    }

    /** The bytes of an event that adds this text. */
    static byte[] eventOf(String text) {
        return event(choice(Json.createObjectBuilder().add("content", text).build(), null))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonValue choice(JsonValue delta, String finishReason) {
        return Json.createObjectBuilder()
                .add("id", "chatcmpl-1")
                .add("object", "chat.completion.chunk")
                .add(
                        "choices",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("index", 0)
                                        .add("delta", delta)
                                        .add(
                                                "finish_reason",
                                                finishReason == null
                                                        ? JsonValue.NULL
                                                        : Json.createValue(finishReason))))
                .build();
    }

    private static String event(JsonValue data) {
        return "data: " + data + "\n\n";
    }
}
