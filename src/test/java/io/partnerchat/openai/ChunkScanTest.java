package io.partnerchat.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.vendor.VendorException;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkScanTest {
    private static ChunkScan scan(String json) {
        return new ChunkScan(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aChunkAddsTextAndTellsTheRest() {
        ChunkScan chunk = scan("""
                {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,
                 "delta":{"content":"30 "},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":19,
                 "completion_tokens":2,"total_tokens":21},"obfuscation":"aB3"}""");
        assertEquals("30 ", chunk.added());
        assertEquals("stop", chunk.finishReason());
        assertEquals("m-1", chunk.model());
        assertEquals(19, chunk.promptTokens());
        assertEquals(2, chunk.completionTokens());
        assertFalse(chunk.failed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"choices\":[]}",
                "{\"choices\":null,\"usage\":null,\"model\":null,\"error\":null}",
                "{\"choices\":[{}]}",
                "{\"choices\":[{\"delta\":null,\"finish_reason\":null}]}",
                "{\"choices\":[{\"delta\":{\"content\":null,\"tool_calls\":[{\"a\":\"b\"}]}}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"\"}},7]}",
                "{\"choices\":{\"delta\":{\"content\":\"no list\"}}}"
            })
    void whatIsMissingIsNothing(String json) {
        ChunkScan chunk = scan(json);
        assertEquals("", chunk.added());
        assertNull(chunk.finishReason());
        assertNull(chunk.model());
        assertFalse(chunk.failed());
    }

    @Test
    void aRefusalIsText() {
        assertEquals(
                "I cannot",
                scan("{\"choices\":[{\"delta\":{\"refusal\":\"I cannot\"}}]}").added());
    }

    @Test
    void anErrorIsToldFromAnAnswer() {
        assertTrue(scan("{\"error\":{\"message\":\"x\",\"code\":\"server_error\"}}")
                .failed());
        assertTrue(scan("{\"error\":\"overloaded\"}").failed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"choices\":[{\"delta\":{\"cont",
                "{} {}",
                "{\"model\":\"\\x\"}",
                "{\"model\":\"\\u12\"}"
            })
    void whatIsNoObjectIsABadAnswer(String json) {
        assertThrows(VendorException.class, () -> scan(json));
    }

    @Test
    void itReadsTextAsAGeneralReaderDoes() {
        Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                int kind = random.nextInt(4);
                text.appendCodePoint(
                        kind == 0
                                ? random.nextInt(0x80)
                                : kind == 1
                                        ? 0x1F300 + random.nextInt(200)
                                        : "é\\\"/\u2028".codePointAt(random.nextInt(5)));
            }
            String json = Json.createObjectBuilder()
                    .add(
                            "choices",
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add(
                                                    "delta",
                                                    Json.createObjectBuilder().add("content", text.toString()))))
                    .build()
                    .toString();
            assertEquals(text.toString(), scan(json).added());
            assertEquals(text.toString(), scan(escaped(json)).added());
        }
    }

    /** The same text with all but ASCII as escapes, as many servers write it. */
    private static String escaped(String json) {
        StringBuilder ascii = new StringBuilder();
        json.chars().forEach(c -> ascii.append(c < 0x80 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return ascii.toString();
    }
}
