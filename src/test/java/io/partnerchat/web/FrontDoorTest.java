package io.partnerchat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before the container sees it. */
class FrontDoorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/widget-settings/123",
                "/api/widget-settings/a%20b",
                "/api/widget-settings/%C3%A9%F0%9F%A6%8A",
                "/api/x/../widget-settings",
                "/api/widget-settings/a..b",
                "/api/widget-settings/é",
                "http://other.example/api"
            })
    void anAddressOfPlainEscapesIsRead(String uri) {
        assertTrue(RequestGate.isReadable(uri), uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/%00",
                "/api/1%0023",
                "/api/%0d%0aX:1",
                "/api/%7f",
                "/api/%",
                "/api/%2",
                "/api/%zz",
                "/api/%ff",
                "/api/%c0%ae",
                "/api/%ed%a0%80",
                "/api/a%5cb",
                "/api\\x",
                "/..",
                "/api/../../etc/passwd",
                "/%2e%2e/etc"
            })
    void anAddressThatHidesSomethingIsNot(String uri) {
        assertFalse(RequestGate.isReadable(uri), uri);
    }

    @Test
    void anErrorWithoutABodyGetsOneAndNothingElseIsTouched() {
        String empty = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        assertEquals(400, AnswerGate.problem(empty).orElseThrow().status());
        for (String other : List.of(
                "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 404 Not Found\r\nContent-Length: 20\r\n\r\n",
                "HTTP/1.1 409 Conflict\r\nX-Request-Id: 1\r\nContent-Length: 0\r\n\r\n")) {
            assertEquals(Optional.empty(), AnswerGate.problem(other), other);
        }
    }

    @Test
    void theAnswerSaysHowLongItIs() {
        String text = BareProblem.text(Problem.of(408, "Zu späť.").withHeader("Retry-After", "5"));
        String body = text.substring(text.indexOf("\r\n\r\n") + 4);
        assertTrue(text.contains("\r\nRetry-After: 5\r\n"), text);
        assertTrue(text.startsWith("HTTP/1.1 408 Request Timeout\r\n"), text);
        assertTrue(text.contains("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n"), text);
    }

    @Test
    void aRequestThatTakesTooLongIsEndedOnceAndItsRoomIsFree() {
        AtomicLong now = new AtomicLong();
        Arrivals<String> arrivals = new Arrivals<>(Duration.ofSeconds(30), 100, now::get);
        List<String> ended = new ArrayList<>();
        arrivals.begun("slow");
        assertTrue(arrivals.hold("slow", 60));
        now.addAndGet(Duration.ofSeconds(29).toNanos());
        arrivals.begun("slow");
        arrivals.begun("quick");
        assertFalse(arrivals.hold("quick", 41));
        arrivals.ended("quick");
        arrivals.sweep(ended::add);
        assertEquals(List.of(), ended);
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        arrivals.sweep(ended::add);
        arrivals.sweep(ended::add);
        assertEquals(List.of("slow"), ended);
        assertTrue(arrivals.hold("next", 100));
    }
}
