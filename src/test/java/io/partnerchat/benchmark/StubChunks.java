package io.partnerchat.benchmark;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

/** The pieces of a streamed answer in the form of the real ones, each a chunk of HTTP; one word each. */
@SuppressWarnings("StringConcatToTextBlock") // a text block has no carriage returns
final class StubChunks {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
            + "Transfer-Encoding: chunked\r\nx-request-id: req_benchmark\r\n\r\n";

    private final ByteBuf head = direct(HEAD + event(choice("{\"role\":\"assistant\",\"content\":\"\"}", "null")));
    private final ByteBuf[] words = Stream.of(StubAnswers.CHAT_TEXT.split(" "))
            .map(word -> direct(word(word)))
            .toArray(ByteBuf[]::new);
    private final ByteBuf end = direct(event(choice("{}", "\"stop\""))
            + event("[],\"usage\":{\"prompt_tokens\":1034,\"completion_tokens\":75,\"total_tokens\":1109}")
            + chunk("data: [DONE]\n\n")
            + "0\r\n\r\n");

    /** The head of the response, and the role, which comes without text. */
    ByteBuf head() {
        return head.retainedDuplicate();
    }

    /** The first word is the time, so that whoever reads it knows how long it was under way. */
    ByteBuf clock() {
        return direct(word(Long.toString(System.nanoTime())));
    }

    ByteBuf word(int number) {
        return words[number % words.length].retainedDuplicate();
    }

    ByteBuf end() {
        return end.retainedDuplicate();
    }

    private static String word(String word) {
        return event(choice("{\"content\":\"" + word + " \"}", "null"));
    }

    private static String choice(String delta, String reason) {
        return "[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":" + reason
                + "}],\"usage\":null,\"obfuscation\":\"aB3xYz\"";
    }

    private static String event(String choices) {
        return chunk("data: {\"id\":\"chatcmpl-BenchmarkBenchmarkBenchmark00\",\"object\":\"chat.completion.chunk\","
                + "\"created\":1750000000,\"model\":\"gpt-6-luna-2026-01-01\",\"service_tier\":\"default\","
                + "\"system_fingerprint\":\"fp_benchmark\",\"choices\":" + choices + "}\n\n");
    }

    private static String chunk(String text) {
        return String.format(Locale.ROOT, "%x\r\n%s\r\n", text.length(), text);
    }

    private static ByteBuf direct(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return Unpooled.directBuffer(bytes.length).writeBytes(bytes);
    }
}
