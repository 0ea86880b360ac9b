package io.partnerchat.vendor;

import static io.partnerchat.vendor.VendorTesting.await;
import static io.partnerchat.vendor.VendorTesting.failure;
import static io.partnerchat.vendor.VendorTesting.result;
import static io.partnerchat.vendor.VendorTesting.scope;
import static io.partnerchat.vendor.VendorTesting.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.config.Settings;
import io.partnerchat.vendor.VendorException.Kind;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VendorOperationTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello";

    private final ConcurrentLinkedQueue<String> outcomes = new ConcurrentLinkedQueue<>();
    private final VendorTransport transport = VendorTransport.outsideContainer(settings());

    interface Http {
        @POST
        @Path("ask")
        @Consumes("application/json")
        CompletionStage<Response> ask(VendorCall call);
    }

    /** Any 2xx is fine, anything else is a fault that passes. */
    private record Ask(Http http) implements VendorRequest<String> {
        @Override
        public byte[] body() {
            return "{}".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public CompletionStage<Response> send(VendorCall call) {
            return http.ask(call);
        }

        @Override
        public Verdict judge(VendorAnswer answer) {
            return answer.fine() ? Verdict.FINE : Verdict.passing(Kind.UNAVAILABLE, "test");
        }

        @Override
        public String read(VendorAnswer answer) {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private Ask ask(RawVendor vendor) {
        return new Ask(transport.client(Http.class, vendor.address(), Map.of()));
    }

    private VendorOperation operation(Duration limit, Settings settings) {
        return new VendorOperation(
                "test.ask", limit, transport, settings, (name, outcome, nanos) -> outcomes.add(outcome));
    }

    private VendorOperation operation() {
        return operation(Duration.ofSeconds(20), settings());
    }

    @Test
    void aVisitorWhoLeavesClosesTheVendorsConnectionAtOnce() throws Exception {
        try (var vendor = new RawVendor(RawVendor.SILENT)) {
            CallScope scope = scope();
            var stage = operation().ask(ask(vendor), scope);
            await(() -> vendor.requests() == 1);
            long start = System.nanoTime();
            scope.cancel();
            await(() -> vendor.gone() == 1);
            assertTrue(System.nanoTime() - start < 1_000_000_000L);
            assertEquals(Kind.CANCELLED, failure(stage).kind());
            assertEquals(List.of("cancelled"), List.copyOf(outcomes));
        }
    }

    @Test
    void aVisitorWhoLeavesInTheMiddleOfTheBodyClosesTheConnectionToo() throws Exception {
        try (var vendor = new RawVendor(RawVendor.says("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhel"))) {
            CallScope scope = scope();
            var stage = operation().ask(ask(vendor), scope);
            await(() -> vendor.requests() == 1);
            scope.cancel();
            await(() -> vendor.gone() == 1);
            assertEquals(Kind.CANCELLED, failure(stage).kind());
        }
    }

    @Test
    void aCancelledScopeAsksNobody() throws Exception {
        try (var vendor = new RawVendor(RawVendor.says(OK))) {
            CallScope scope = scope();
            scope.cancel();
            assertEquals(
                    Kind.CANCELLED, failure(operation().ask(ask(vendor), scope)).kind());
            assertEquals(0, vendor.requests());
        }
    }

    @Test
    void aSilentVendorTimesOutAndItsConnectionIsClosed() throws Exception {
        try (var vendor = new RawVendor(RawVendor.SILENT)) {
            var stage = operation(Duration.ofMillis(300), settings()).ask(ask(vendor), scope());
            assertEquals(Kind.TIMEOUT, failure(stage).kind());
            await(() -> vendor.gone() == 1);
            assertEquals(1, vendor.requests());
        }
    }

    @Test
    void theScopesTimeEndsACallAsWell() throws Exception {
        try (var vendor = new RawVendor(RawVendor.SILENT)) {
            var stage = operation().ask(ask(vendor), CallScope.within(Duration.ofMillis(400)));
            assertEquals(Kind.TIMEOUT, failure(stage).kind());
            await(() -> vendor.gone() == 1);
        }
    }

    @Test
    void aScopeThatIsOverAsksNobodyAndBlamesNobody() throws Exception {
        try (var vendor = new RawVendor(RawVendor.says(OK))) {
            var operation = operation(Duration.ofSeconds(5), settings("VENDOR_BREAKER_MIN_CALLS", "1"));
            assertEquals(
                    Kind.TIMEOUT,
                    failure(operation.ask(ask(vendor), CallScope.within(Duration.ZERO)))
                            .kind());
            assertEquals("hello", result(operation.ask(ask(vendor), scope())));
            assertEquals(1, vendor.requests());
        }
    }

    @Test
    void aDripLongerThanTheLimitTimesOut() throws Exception {
        String drip = "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + "x".repeat(5000);
        try (var vendor = new RawVendor(RawVendor.drips(drip))) {
            var stage = operation(Duration.ofMillis(1500), settings()).ask(ask(vendor), scope());
            assertEquals(Kind.TIMEOUT, failure(stage).kind());
            await(() -> vendor.gone() == 1);
        }
    }

    @Test
    void halfABodyIsABadAnswer() throws Exception {
        try (var vendor = new RawVendor(socket -> {
            RawVendor.says("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf").answer(socket);
            socket.shutdownOutput();
        })) {
            var failure = failure(operation().ask(ask(vendor), scope()));
            assertEquals(Kind.BAD_ANSWER, failure.kind());
            assertTrue(failure.getMessage().contains("code=broke_off"), failure.getMessage());
            assertEquals(1, vendor.requests());
        }
    }

    @Test
    void noHttpAtAllIsUnavailableAndItsTextIsKeptOut() throws Exception {
        try (var vendor = new RawVendor(socket -> {
            RawVendor.says("secret words of an odd server\r\n\r\n").answer(socket);
            socket.shutdownOutput();
        })) {
            var failure = failure(operation().ask(ask(vendor), scope()));
            assertEquals(Kind.UNAVAILABLE, failure.kind());
            assertTrue(!failure.getMessage().contains("secret") && failure.getCause() == null);
        }
    }

    @Test
    void nobodyListeningIsUnavailable() throws Exception {
        var vendor = new RawVendor(RawVendor.SILENT);
        vendor.close();
        assertEquals(
                Kind.UNAVAILABLE, failure(operation().ask(ask(vendor), scope())).kind());
    }

    @Test
    void aRetryIsNotMadeWhenItWouldOutlastTheScope() throws Exception {
        try (var vendor =
                new RawVendor(RawVendor.says("HTTP/1.1 503 Busy\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n"))) {
            var stage = operation().ask(ask(vendor), CallScope.within(Duration.ofSeconds(2)));
            assertEquals(Kind.UNAVAILABLE, failure(stage).kind());
            assertEquals(1, vendor.requests());
        }
    }

    @Test
    void aVisitorWhoLeavesDuringAWaitEndsTheWait() throws Exception {
        try (var vendor =
                new RawVendor(RawVendor.says("HTTP/1.1 503 Busy\r\nRetry-After: 3\r\nContent-Length: 0\r\n\r\n"))) {
            CallScope scope = scope();
            try (var log = new VendorTesting.Log()) {
                var stage = operation().ask(ask(vendor), scope);
                await(() -> log.count("wait_ms=3000") == 1);
                long start = System.nanoTime();
                scope.cancel();
                assertEquals(Kind.CANCELLED, failure(stage).kind());
                assertTrue(System.nanoTime() - start < 1_000_000_000L);
            }
            assertEquals(1, vendor.requests());
        }
    }

    @Test
    void aThousandWaitingCallsHoldNoThreadsAndAllGetTheirAnswer() throws Exception {
        var open = new java.util.concurrent.CountDownLatch(1);
        try (var vendor = new RawVendor(socket -> {
            try {
                open.await();
            } catch (InterruptedException e) {
                return;
            }
            RawVendor.says(OK).answer(socket);
        })) {
            var operation = operation();
            var ask = ask(vendor);
            var stages = IntStream.range(0, 1000)
                    .mapToObj(i -> operation.ask(ask, scope()))
                    .toList();
            await(() -> vendor.requests() == 1000);
            long ours = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !thread.getName().equals("raw-vendor"))
                    .count();
            assertTrue(ours < 80, ours + " threads");
            open.countDown();
            stages.forEach(stage -> assertEquals("hello", result(stage)));
        }
    }

    @Test
    void aThousandVisitorsWhoLeaveFreeEverything() throws Exception {
        try (var vendor = new RawVendor(RawVendor.SILENT)) {
            var operation = operation();
            var ask = ask(vendor);
            CallScope scope = scope();
            var stages = IntStream.range(0, 1000)
                    .mapToObj(i -> operation.ask(ask, scope))
                    .toList();
            await(() -> vendor.requests() == 1000);
            scope.cancel();
            stages.forEach(stage -> assertEquals(Kind.CANCELLED, failure(stage).kind()));
            await(() -> vendor.gone() == 1000);
        }
    }

    @Test
    void theBreakerOpensAfterFaultsAndClosesAfterAGoodAnswer() throws Exception {
        var answer = new AtomicReference<>("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");
        try (var vendor = new RawVendor(
                socket -> RawVendor.says(answer.get().replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))
                        .answer(socket))) {
            var operation = operation(
                    Duration.ofSeconds(5),
                    settings(
                            "VENDOR_RETRY_MAX", "0",
                            "VENDOR_BREAKER_MIN_CALLS", "4",
                            "VENDOR_BREAKER_WINDOW", "4",
                            "VENDOR_BREAKER_OPEN_MS", "300"));
            var ask = ask(vendor);
            try (var log = new VendorTesting.Log()) {
                IntStream.range(0, 4).forEach(i -> failure(operation.ask(ask, scope())));
                assertEquals(4, vendor.requests());
                assertEquals(
                        Kind.UNAVAILABLE, failure(operation.ask(ask, scope())).kind());
                assertEquals(4, vendor.requests());
                assertTrue(outcomes.contains("open"));
                answer.set(OK);
                var recovered = new AtomicInteger();
                await(() -> operation
                                .ask(ask, scope())
                                .thenAccept(text -> recovered.incrementAndGet())
                                .exceptionally(e -> null)
                                .toCompletableFuture()
                                .isDone()
                        && recovered.get() > 0);
                assertEquals(1, log.count("WARNING vendor=test.ask breaker=OPEN"));
                await(() -> log.count("INFO vendor=test.ask breaker=CLOSED") == 1);
            }
        }
    }

    @Test
    void cancelledCallsDoNotOpenTheBreaker() throws Exception {
        try (var vendor = new RawVendor(RawVendor.SILENT)) {
            var operation = operation(
                    Duration.ofSeconds(5), settings("VENDOR_BREAKER_MIN_CALLS", "2", "VENDOR_BREAKER_WINDOW", "2"));
            var ask = ask(vendor);
            for (int i = 0; i < 5; i++) {
                CallScope scope = scope();
                var stage = operation.ask(ask, scope);
                scope.cancel();
                assertEquals(Kind.CANCELLED, failure(stage).kind());
            }
            assertNotEquals(List.of(), List.copyOf(outcomes));
            assertTrue(!outcomes.contains("open"));
        }
    }

    @Test
    void aScopeKeepsNothingOfCallsThatAreOver() throws Exception {
        try (var vendor = new RawVendor(RawVendor.says(OK))) {
            var hooks = new AtomicInteger();
            CallScope scope = scope();
            Runnable hook = hooks::incrementAndGet;
            scope.onCancel(hook);
            scope.forget(hook);
            result(operation().ask(ask(vendor), scope));
            scope.cancel();
            assertEquals(0, hooks.get());
            assertEquals(List.of("ok"), List.copyOf(outcomes));
        }
    }
}
