package io.partnerchat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final EventStreams streams = new EventStreams(2, Duration.ofHours(1), timer);
    private final Client client = new Client();
    private final News news = new News();
    private int ended;

    @AfterEach
    void stop() {
        streams.close();
        timer.shutdown();
    }

    /** The other end of the connection, which takes as much as a test says. */
    private static final class Client extends ServletOutputStream {
        private final StringBuilder got = new StringBuilder();
        private boolean ready = true;
        private boolean completed;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // a test calls back itself
        }

        @Override
        public void write(int one) {
            got.append((char) one);
        }

        HttpServletRequest request() {
            AsyncContext async = fake(AsyncContext.class, Map.of("complete", () -> completed = true));
            return fake(HttpServletRequest.class, Map.of("startAsync", () -> async));
        }

        HttpServletResponse response() {
            return fake(HttpServletResponse.class, Map.of("getOutputStream", () -> this));
        }

        private interface Answer {
            Object get();
        }

        private static <T> T fake(Class<T> type, Map<String, Answer> answers) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, x) -> {
                        Object answer = answers.getOrDefault(method.getName(), () -> null)
                                .get();
                        return method.getReturnType() == void.class ? null : answer;
                    }));
        }
    }

    private static final class News implements EventStream.Source {
        private final Queue<String> waiting = new ArrayDeque<>();
        private boolean over;

        @Override
        public byte[] news() {
            return waiting.isEmpty() ? new byte[0] : waiting.remove().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public boolean over() {
            return over;
        }
    }

    private EventStream started() throws IOException {
        EventStream stream = streams.enter().orElseThrow();
        stream.start(news, client.request(), client.response(), new ClientWatch(), () -> ended++);
        stream.onWritePossible();
        return stream;
    }

    @Test
    void newsGoOutAsTheyComeAndTheEndEndsTheRequest() throws IOException {
        EventStream stream = started();
        news.waiting.add("one\n\n");
        stream.run();
        assertEquals("one\n\n", client.got.toString());
        news.over = true;
        stream.run();
        assertTrue(client.completed);
        stream.end();
        assertEquals(1, ended);
    }

    @Test
    void whatTheClientCannotTakeStaysWhereItIsUntilItCan() throws IOException {
        EventStream stream = started();
        client.ready = false;
        news.waiting.add("one\n\n");
        stream.run();
        assertEquals(1, news.waiting.size());
        client.ready = true;
        stream.onWritePossible();
        assertEquals("one\n\n", client.got.toString());
    }

    @Test
    void aLineWithoutNewsIsKeptOpen() throws IOException {
        EventStream stream = started();
        stream.heartbeat();
        stream.heartbeat();
        assertEquals(":\n\n:\n\n", client.got.toString());
        assertEquals(0, ended);
    }

    @Test
    void whoTakesNothingFromOneHeartbeatToTheNextIsLetGo() throws IOException {
        EventStream stream = started();
        client.ready = false;
        stream.heartbeat();
        assertEquals(0, ended);
        stream.heartbeat();
        assertEquals(1, ended);
        assertTrue(client.completed);
    }

    @Test
    void thereAreSoManyPlacesAndEachIsGivenBackOnce() throws IOException {
        EventStream first = started();
        EventStream second = streams.enter().orElseThrow();
        assertTrue(streams.enter().isEmpty());
        first.end();
        first.end();
        assertTrue(streams.enter().isPresent());
        assertTrue(streams.enter().isEmpty());
        second.end();
        assertTrue(streams.enter().isPresent());
    }

    @Test
    void whatWasEndedBeforeItsStartNeverBegins() throws IOException {
        EventStream stream = streams.enter().orElseThrow();
        stream.end();
        assertFalse(client.completed);
        stream.start(news, client.request(), client.response(), new ClientWatch(), () -> ended++);
        assertTrue(client.completed);
        assertEquals(1, ended);
    }
}
