package io.partnerchat.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class WholeBodyTest {
    private final WholeBody body = new WholeBody("grüße".getBytes(StandardCharsets.UTF_8));

    /** What came over, and how it ended. */
    private static final class Wire implements Flow.Subscriber<ByteBuffer> {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final List<String> ends = new ArrayList<>();
        private final int asked;

        Wire(int asked) {
            this.asked = asked;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            for (int i = 0; i < asked; i++) {
                subscription.request(1);
            }
        }

        @Override
        public void onNext(ByteBuffer part) {
            while (part.hasRemaining()) {
                bytes.write(part.get());
            }
        }

        @Override
        public void onError(Throwable problem) {
            ends.add(problem.getMessage());
        }

        @Override
        public void onComplete() {
            ends.add("complete");
        }
    }

    private Wire sentTo(int asked) {
        var wire = new Wire(asked);
        body.subscribe(wire);
        return wire;
    }

    @Test
    void announces_its_length_in_bytes() {
        assertEquals(7, body.contentLength());
    }

    @Test
    void is_sent_whole_and_once_however_often_it_is_asked_for() {
        var wire = sentTo(3);
        assertEquals("grüße", wire.bytes.toString(StandardCharsets.UTF_8));
        assertEquals(List.of("complete"), wire.ends);
    }

    @Test
    void waits_until_it_is_asked_for() {
        assertEquals(List.of(), sentTo(0).ends);
        assertEquals(List.of("complete"), sentTo(1).ends);
    }

    @Test
    void cannot_be_sent_again() {
        sentTo(1);
        var again = sentTo(1);
        assertEquals(0, again.bytes.size());
        assertEquals(List.of("the body was sent before"), again.ends);
    }
}
