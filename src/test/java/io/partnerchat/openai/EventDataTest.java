package io.partnerchat.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.partnerchat.vendor.VendorException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventDataTest {
    private static List<String> events(String body, int pieceLength) {
        List<String> events = new ArrayList<>();
        EventData data = new EventData(event -> events.add(new String(event, StandardCharsets.UTF_8)));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += pieceLength) {
            data.read(ByteBuffer.wrap(bytes, from, Math.min(pieceLength, bytes.length - from)));
        }
        data.end();
        return events;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 1000})
    void whateverThePiecesTheEventsAreTheSame(int pieceLength) {
        String body = String.join(
                "\n\n",
                ": hello",
                "data: one é 🏔️",
                "event: x\nid: 5\ndata:two\r\n\r\ndata: a\ndata: b\r\rdata",
                "retry: 5",
                "data:  three",
                "datax: no",
                ":",
                "data: [DONE]",
                "");
        assertEquals(List.of("one é 🏔️", "two", "a\nb", "", " three", "[DONE]"), events(body, pieceLength));
    }

    @Test
    void theLastEventNeedsNoEmptyLine() {
        assertEquals(List.of("one", "two"), events("data: one\n\ndata: two", 4));
        assertEquals(List.of("one"), events("data: one\n", 4));
        assertEquals(List.of(), events("", 4));
    }

    @Test
    void aLineWithoutEndFillsNoMemory() {
        EventData data = new EventData(event -> {});
        ByteBuffer piece = ByteBuffer.wrap("x".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertThrows(VendorException.class, () -> {
            for (int i = 0; i < 100; i++) {
                data.read(piece.duplicate());
            }
        });
    }
}
