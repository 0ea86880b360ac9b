package io.partnerchat.benchmark;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** What the stub vendor answers, made once: whole HTTP responses of the sizes and forms of the real ones. */
final class StubAnswers {
    static final String CHAT_TEXT = "We send every parcel within two working days, and it takes another three to five"
            + " days to reach you. You get a message with a tracking number as soon as it leaves our warehouse. If"
            + " something arrives damaged, write to us within 30 days and we replace it at no cost to you. Is there"
            + " anything else that you would like to know about your order?";
    private static final int DIMENSION = 1536;
    private static final int MATCHES = 5;
    private static final int VARIANTS = 32;

    private final Random random = new Random(42);
    private final List<ByteBuf> embeddings = variants(this::embedding);
    private final List<ByteBuf> queries = variants(this::matches);
    private final ByteBuf chat = chat();
    private final List<byte[]> numbers =
            IntStream.range(0, VARIANTS).mapToObj(i -> bytes(numbers())).toList();
    private int next;

    private interface Body {
        String make();
    }

    private static List<ByteBuf> variants(Body body) {
        return IntStream.range(0, VARIANTS).mapToObj(i -> json(body.make())).toList();
    }

    ByteBuf nextEmbedding() {
        return embeddings.get(++next % VARIANTS).retainedDuplicate();
    }

    /** One for each of some texts. */
    ByteBuf nextEmbeddings(int texts) {
        ByteBuf body = Unpooled.buffer(texts * 36_000);
        body.writeBytes(bytes("{ \"object\": \"list\", \"data\": ["));
        for (int i = 0; i < texts; i++) {
            body.writeBytes(bytes(
                    (i == 0 ? "" : ",") + " { \"object\": \"embedding\", \"index\": " + i + ", \"embedding\": ["));
            body.writeBytes(numbers.get(++next % VARIANTS));
            body.writeBytes(bytes("] }"));
        }
        body.writeBytes(bytes("], \"model\": \"text-embedding-3-small\", \"usage\": { \"prompt_tokens\": 12,"
                + " \"total_tokens\": 12 } }"));
        return Unpooled.wrappedBuffer(head(body.readableBytes()), body);
    }

    ByteBuf nextMatches() {
        return queries.get(++next % VARIANTS).retainedDuplicate();
    }

    ByteBuf nextChat() {
        return chat.retainedDuplicate();
    }

    /** Indented, one number a line, as OpenAI sends it. */
    private String embedding() {
        return "{\n  \"object\": \"list\",\n  \"data\": [\n    {\n      \"object\": \"embedding\",\n"
                + "      \"index\": 0,\n      \"embedding\": [\n" + numbers() + "\n      ]\n    }\n  ],\n"
                + "  \"model\": \"text-embedding-3-small\",\n"
                + "  \"usage\": {\n    \"prompt_tokens\": 12,\n    \"total_tokens\": 12\n  }\n}\n";
    }

    private String numbers() {
        StringJoiner numbers = new StringJoiner(",\n");
        for (int i = 0; i < DIMENSION; i++) {
            numbers.add("        " + (float) (random.nextGaussian() / Math.sqrt(DIMENSION)));
        }
        return numbers.toString();
    }

    private String matches() {
        StringJoiner matches = new StringJoiner(",");
        for (int i = 0; i < MATCHES; i++) {
            int passage = random.nextInt(BenchData.PASSAGES);
            matches.add("{\"id\":\"" + BenchData.passageId(passage) + "\",\"score\":0." + (7 - i)
                    + "3172,\"values\":[],\"metadata\":{\"title\":\"" + BenchData.title(passage) + "\",\"text\":\""
                    + BenchData.text(passage) + "\",\"url\":\"https://shop.example/help/" + passage + "\"}}");
        }
        return "{\"results\":[],\"matches\":[" + matches + "],\"namespace\":\"" + BenchData.CHAT_COMPANY
                + "\",\"usage\":{\"readUnits\":1}}";
    }

    private static ByteBuf chat() {
        return json("""
                {
                  "id": "chatcmpl-BenchmarkBenchmarkBenchmark00",
                  "object": "chat.completion",
                  "created": 1750000000,
                  "model": "gpt-6-luna-2026-01-01",
                  "choices": [
                    {
                      "index": 0,
                      "message": {"role": "assistant", "content": "%s", "refusal": null, "annotations": []},
                      "logprobs": null,
                      "finish_reason": "stop"
                    }
                  ],
                  "usage": {"prompt_tokens": 1034, "completion_tokens": 75, "total_tokens": 1109,
                    "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0}},
                  "service_tier": "default",
                  "system_fingerprint": "fp_benchmark"
                }
                """.formatted(CHAT_TEXT));
    }

    static ByteBuf json(String body) {
        byte[] bytes = bytes(body);
        ByteBuf head = head(bytes.length);
        return Unpooled.directBuffer(head.readableBytes() + bytes.length)
                .writeBytes(head)
                .writeBytes(bytes);
    }

    private static ByteBuf head(int length) {
        return Unpooled.wrappedBuffer(bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\nx-request-id: req_benchmark\r\n\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
