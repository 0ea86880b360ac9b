package io.partnerchat.it;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a vendor does with a request: answers it, well or badly, or not at all. */
@FunctionalInterface
interface Reaction {
    /** The vendor's own words, which no visitor and no log may ever get to see. */
    String VENDOR_TEXT = "VENDORSOWNWORDS";

    /** @return whether the connection can carry another request */
    boolean play(VendorCall call, Socket socket) throws IOException;

    static Reaction answer(int status, String contentType, String body, String... headers) {
        return (call, socket) -> {
            socket.getOutputStream().write(message(status, contentType, body, headers));
            return true;
        };
    }

    static Reaction json(String body) {
        return answer(200, "application/json", body);
    }

    /** The model's whole answer. */
    static Reaction says(String text) {
        return saysAbout(call -> text);
    }

    /** A model that answers with something of what it was sent, as a stream when that is asked for. */
    static Reaction saysAbout(Function<VendorCall, String> text) {
        return (call, socket) -> call.json().getBoolean("stream", false)
                ? Streaming.of(text.apply(call)).play(call, socket)
                : json(completion(text.apply(call))).play(call, socket);
    }

    /** The verdict on each text. */
    static Reaction flags(VendorCall call, Predicate<String> flagged) {
        JsonArrayBuilder results = Json.createArrayBuilder();
        for (JsonString text : call.json().getJsonArray("input").getValuesAs(JsonString.class)) {
            boolean bad = flagged.test(text.getString());
            results.add(Json.createObjectBuilder()
                    .add("flagged", bad)
                    .add(
                            "categories",
                            Json.createObjectBuilder().add("hate", bad).add("self-harm/intent", false))
                    .add("category_scores", Json.createObjectBuilder().add("hate", bad ? 0.9 : 0.01)));
        }
        return json(Json.createObjectBuilder()
                .add("id", "modr-1")
                .add("model", "omni-moderation-latest")
                .add("results", results)
                .build()
                .toString());
    }

    /** A whole answer that took so many tokens. */
    static Reaction saysWithUsage(String text, int promptTokens, int completionTokens) {
        return json(completion(text)
                .replace("\"prompt_tokens\":19", "\"prompt_tokens\":" + promptTokens)
                .replace("\"completion_tokens\":10", "\"completion_tokens\":" + completionTokens));
    }

    private static String completion(String text) {
        return """
                {"id":"chatcmpl-1","object":"chat.completion","created":1741569952,"model":"gpt-6-luna-2026-08-01",
                 "choices":[{"index":0,"message":{"role":"assistant","content":%s,"refusal":null,"annotations":[]},
                 "logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":19,"completion_tokens":10,
                 "total_tokens":29},"service_tier":"default"}
                """.formatted(Json.createValue(text));
    }

    /** An error in OpenAI's words; the message repeats the key, as real ones do. */
    static Reaction openAiError(int status, String type, String code, String param, String... headers) {
        String body = Json.createObjectBuilder()
                .add(
                        "error",
                        Json.createObjectBuilder()
                                .add("message", VENDOR_TEXT + " about " + Contract.OPENAI_KEY)
                                .add("type", type)
                                .add("param", param)
                                .add("code", code))
                .build()
                .toString();
        return answer(status, "application/json", body, headers);
    }

    static Reaction html(int status) {
        return answer(status, "text/html", "<html><body><h1>" + VENDOR_TEXT + "</h1></body></html>");
    }

    /** Says nothing until the other side hangs up. */
    static Reaction stall() {
        return (call, socket) -> {
            waitForHangUp(call, socket, Duration.ofSeconds(60));
            return false;
        };
    }

    /** A good answer, but a byte now and then, for a minute. */
    static Reaction drip() {
        return (call, socket) -> {
            byte[] answer = message(200, "application/json", completion(VENDOR_TEXT + " ".repeat(2_000)));
            for (byte part : answer) {
                socket.getOutputStream().write(part);
                if (waitForHangUp(call, socket, Duration.ofMillis(30))) {
                    break;
                }
            }
            return false;
        };
    }

    static Reaction reset() {
        return (call, socket) -> {
            socket.setSoLinger(true, 0);
            return false;
        };
    }

    /** The head and half of the body, then the end. */
    static Reaction half() {
        return (call, socket) -> {
            byte[] answer = message(200, "application/json", completion(VENDOR_TEXT));
            socket.getOutputStream().write(answer, 0, answer.length - 100);
            return false;
        };
    }

    default Reaction after(Duration delay) {
        return (call, socket) -> {
            // not by sleeping: a server that hangs up meanwhile has to be noticed
            return !waitForHangUp(call, socket, delay) && play(call, socket);
        };
    }

    static boolean waitForHangUp(VendorCall call, Socket socket, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        boolean gone = false;
        while (!gone && System.nanoTime() < end) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            socket.setSoTimeout((int) Math.max(1, Math.min(1_000, left)));
            try {
                gone = socket.getInputStream().read() < 0;
            } catch (SocketTimeoutException e) {
                LockSupport.parkNanos(1);
            } catch (IOException e) {
                gone = true;
            }
        }
        socket.setSoTimeout(0);
        if (gone) {
            call.hungUp().complete(null);
        }
        return gone;
    }

    private static byte[] message(int status, String contentType, String body, String... headers) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\nContent-Type: " + contentType
                + "\r\nContent-Length: " + content.length + "\r\nx-request-id: req_" + status + "\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
