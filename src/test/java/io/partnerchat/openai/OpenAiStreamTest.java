package io.partnerchat.openai;

import static io.partnerchat.vendor.VendorTesting.failure;
import static io.partnerchat.vendor.VendorTesting.result;
import static io.partnerchat.vendor.VendorTesting.scope;
import static io.partnerchat.vendor.VendorTesting.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.openai.Completion.Message;
import io.partnerchat.vendor.CallScope;
import io.partnerchat.vendor.RawVendor;
import io.partnerchat.vendor.VendorException.Kind;
import io.partnerchat.vendor.VendorMetrics;
import io.partnerchat.vendor.VendorTesting;
import io.partnerchat.vendor.VendorTransport;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streamed completions against a vendor of bare sockets. */
class OpenAiStreamTest {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String STOP = data("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
    private static final String USAGE =
            data("{\"choices\":[],\"usage\":{\"prompt_tokens\":19,\"completion_tokens\":2},\"model\":\"m-1\"}");
    private static final String DONE = "data: [DONE]\n\n";
    private static final String END = "0\r\n\r\n";

    private final VendorTransport transport = VendorTransport.outsideContainer(settings());
    private final List<String> pieces = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> first = new CompletableFuture<>();

    @AfterEach
    void close() {
        transport.close();
    }

    private static String data(String json) {
        return "data: " + json + "\n\n";
    }

    private static String text(String piece) {
        return data("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + piece + "\"},\"finish_reason\":null}]}");
    }

    private static byte[] chunk(byte[] bytes, int from, int to) {
        byte[] head = (Integer.toHexString(to - from) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + to - from + 2];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(bytes, from, all, head.length, to - from);
        all[all.length - 2] = '\r';
        all[all.length - 1] = '\n';
        return all;
    }

    private static void send(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(chunk(bytes, 0, bytes.length));
    }

    private static RawVendor.Behaviour streams(String... events) {
        return socket -> {
            socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            for (String event : events) {
                send(socket, event);
            }
            socket.getOutputStream().write(END.getBytes(StandardCharsets.US_ASCII));
        };
    }

    private CompletionStage<Completion> ask(RawVendor vendor, CallScope scope, String... changes) {
        String[] all = new String[changes.length + 2];
        System.arraycopy(changes, 0, all, 2, changes.length);
        all[0] = "OPENAI_BASE_URL";
        all[1] = vendor.address() + "/v1";
        OpenAi openAi = new OpenAi(settings(all), transport, VendorMetrics.NONE, new Dialect(false, false));
        return openAi.stream(
                new Completion.Request(List.of(new Message("user", "Hi")), null, 100, null), scope, piece -> {
                    pieces.add(piece);
                    first.complete(null);
                });
    }

    @Test
    void theTextComesPieceByPieceAndTheAccountAtTheEnd() throws Exception {
        try (var vendor = new RawVendor(streams(text("30 "), ": still here\n\n", text("days."), STOP, USAGE, DONE))) {
            assertEquals(new Completion("30 days.", "stop", 19, 2, "m-1"), result(ask(vendor, scope())));
            assertEquals("30 days.", String.join("", pieces));
        }
    }

    @Test
    void aPieceIsHandedOnBeforeTheNextComes() throws Exception {
        var seen = new CompletableFuture<Void>();
        try (var vendor = new RawVendor(socket -> {
            socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            send(socket, text("first"));
            first.orTimeout(10, TimeUnit.SECONDS).join();
            seen.complete(null);
            send(socket, text(" second") + STOP + DONE);
            socket.getOutputStream().write(END.getBytes(StandardCharsets.US_ASCII));
        })) {
            assertEquals("first second", result(ask(vendor, scope())).text());
            assertTrue(seen.isDone());
        }
    }

    @Test
    void charactersMaySpanPiecesOfTheBody() throws Exception {
        byte[] body = (text("Grüße 🏔️") + STOP + DONE).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        try (var vendor = new RawVendor(socket -> {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < body.length; i++) {
                socket.getOutputStream().write(chunk(body, i, i + 1));
            }
            socket.getOutputStream().write(END.getBytes(StandardCharsets.US_ASCII));
        })) {
            assertEquals("Grüße 🏔️", result(ask(vendor, scope())).text());
        }
    }

    @Test
    void withoutAClosingWordTheModelsOwnEndCounts() throws Exception {
        try (var vendor = new RawVendor(streams(text("fine"), STOP))) {
            assertEquals("fine", result(ask(vendor, scope())).text());
        }
    }

    @Test
    void aConnectionThatStaysOpenAfterTheClosingWordIsNotWaitedFor() throws Exception {
        try (var vendor = new RawVendor(socket -> {
            socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            send(socket, text("fine") + STOP + DONE);
        })) {
            long before = System.nanoTime();
            assertEquals("fine", result(ask(vendor, scope())).text());
            assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(10));
            VendorTesting.await(() -> vendor.gone() == 1);
        }
    }

    @Test
    void aStreamThatIsCutFailsAndIsNotBegunAgainWhenSomethingWasShown() throws Exception {
        try (var vendor = new RawVendor(streams(text("half a wo")))) {
            assertEquals(Kind.UNAVAILABLE, failure(ask(vendor, scope())).kind());
            assertEquals(List.of("half a wo"), pieces);
            assertEquals(1, vendor.requests());
        }
    }

    @Test
    void aStreamThatIsCutBeforeAnythingWasShownIsBegunAgain() throws Exception {
        var calls = new AtomicInteger();
        try (var vendor = new RawVendor(socket -> {
            if (calls.incrementAndGet() == 1) {
                socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
                send(socket, data("{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}"));
                socket.close();
            } else {
                streams(text("fine"), STOP, DONE).answer(socket);
            }
        })) {
            assertEquals("fine", result(ask(vendor, scope())).text());
            assertEquals(List.of("fine"), pieces);
        }
    }

    @Test
    void anErrorInTheStreamFailsTheAnswer() throws Exception {
        String error = data("{\"error\":{\"message\":\"secret\",\"type\":\"server_error\",\"code\":null}}");
        try (var vendor = new RawVendor(streams(text("some"), error, text("more"), STOP, DONE))) {
            var failure = failure(ask(vendor, scope()));
            assertEquals(Kind.UNAVAILABLE, failure.kind());
            assertTrue(!failure.getMessage().contains("secret"), failure.getMessage());
            assertEquals(List.of("some"), pieces);
        }
    }

    @Test
    void anErrorAboutMoneyIsNotAskedAgain() throws Exception {
        String error =
                data("{\"error\":{\"message\":\"x\",\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}}");
        try (var vendor = new RawVendor(streams(error))) {
            assertEquals(Kind.QUOTA, failure(ask(vendor, scope())).kind());
            assertEquals(1, vendor.requests());
        }
    }

    @Test
    void aStreamThatFallsSilentIsEnded() throws Exception {
        try (var vendor = new RawVendor(socket -> {
            socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            send(socket, text("some"));
        })) {
            assertEquals(
                    Kind.TIMEOUT,
                    failure(ask(vendor, scope(), "OPENAI_STREAM_SILENCE_MS", "1000"))
                            .kind());
            assertEquals(List.of("some"), pieces);
            VendorTesting.await(() -> vendor.gone() == 1);
        }
    }

    @Test
    void aModelThatThinksMayBeSilentBeforeItSpeaks() throws Exception {
        try (var vendor = new RawVendor(socket -> {
            socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            send(socket, data("{\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}"));
            new CompletableFuture<Void>()
                    .completeOnTimeout(null, 2_500, TimeUnit.MILLISECONDS)
                    .join();
            send(socket, text("thought") + STOP + DONE);
            socket.getOutputStream().write(END.getBytes(StandardCharsets.US_ASCII));
        })) {
            assertEquals(
                    "thought",
                    result(ask(vendor, scope(), "OPENAI_STREAM_SILENCE_MS", "1000"))
                            .text());
        }
    }

    @Test
    void cancellingClosesTheVendorsConnection() throws Exception {
        CallScope scope = scope();
        try (var vendor = new RawVendor(socket -> {
            socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            send(socket, text("some"));
        })) {
            var answer = ask(vendor, scope);
            first.orTimeout(10, TimeUnit.SECONDS).join();
            scope.cancel();
            assertEquals(Kind.CANCELLED, failure(answer).kind());
            VendorTesting.await(() -> vendor.gone() == 1);
        }
    }

    @Test
    void aScopeThatGetsMoreTimeGivesItToTheStream() throws Exception {
        CallScope scope = CallScope.within(Duration.ofSeconds(2));
        try (var vendor = new RawVendor(socket -> {
            socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            send(socket, text("slow"));
            scope.extend(Duration.ofSeconds(20));
            new CompletableFuture<Void>()
                    .completeOnTimeout(null, 2_500, TimeUnit.MILLISECONDS)
                    .join();
            send(socket, text("ly") + STOP + DONE);
            socket.getOutputStream().write(END.getBytes(StandardCharsets.US_ASCII));
        })) {
            assertEquals("slowly", result(ask(vendor, scope)).text());
        }
    }

    @Test
    void aServerThatDoesNotStreamAnswersWhole() throws Exception {
        String body = "{\"choices\":[{\"message\":{\"content\":\"whole\"},\"finish_reason\":\"stop\"}]}";
        try (var vendor = new RawVendor(RawVendor.says("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body))) {
            assertEquals("whole", result(ask(vendor, scope())).text());
            assertEquals(List.of("whole"), pieces);
        }
    }

    @Test
    void anAnswerWithoutTextIsABadOne() throws Exception {
        try (var vendor = new RawVendor(streams(text("  "), STOP, DONE))) {
            assertEquals(Kind.BAD_ANSWER, failure(ask(vendor, scope())).kind());
        }
    }

    @Test
    void anAnswerWithoutEndIsCutAtALength() throws Exception {
        try (var vendor = new RawVendor(socket -> {
            socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                send(socket, text("x".repeat(1_000)));
            }
        })) {
            assertEquals(Kind.BAD_ANSWER, failure(ask(vendor, scope())).kind());
            assertTrue(String.join("", pieces).length() < 300_000);
            VendorTesting.await(() -> vendor.gone() == 1);
        }
    }
}
