package io.partnerchat.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedMediaTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/event-stream",
                "Text/Event-Stream",
                "text/event-stream;charset=utf-8",
                "text/*",
                "text/*, application/json;q=0.5",
                "text/event-stream, application/json",
                "text/event-stream, */*",
                "*/*, text/event-stream",
                "text/event-stream, application/json;q=0.9",
                "application/json;q=0.1,text/event-stream ; q=0.2",
                "text/event-stream;q=often",
                "application/*;q=0, */*"
            })
    void eventsAreToldToWhoeverWantsThemMore(String accept) {
        assertEquals(true, AcceptedMedia.prefersEvents(List.of(accept)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/*",
                "application/json",
                "text/*, application/*",
                "text/html, */*;q=0.8",
                "application/json, text/event-stream",
                "text/event-stream;q=0.5, application/json",
                "text/event-stream;q=0.5, */*",
                "text/event-stream;q=0",
                "text/event-stream;q=0, */*",
                "text/event-stream;q=0, text/*, application/json",
                "text/html",
                ",;=,"
            })
    void everybodyElseGetsJson(String accept) {
        assertEquals(false, AcceptedMedia.prefersEvents(List.of(accept)));
    }

    @Test
    void theHeaderMayComeSeveralTimesOrNotAtAll() {
        assertEquals(false, AcceptedMedia.prefersEvents(List.of()));
        assertEquals(true, AcceptedMedia.prefersEvents(List.of("application/json;q=0.5", "text/event-stream")));
    }
}
