package io.partnerchat.chat;

import io.partnerchat.openai.Completion;
import java.nio.charset.StandardCharsets;

/**
 * What a model call may cost and did cost, in tokens. Without a tokenizer: three UTF-8 bytes a token, which is rather too
 * much for European text and about right for the rest, and some for the frame of each message.
 */
final class TokenEstimate {
    private static final int BYTES_PER_TOKEN = 3;
    private static final int MESSAGE_FRAME = 4;

    private TokenEstimate() {}

    /** The most that the call can cost: the prompt, and the longest answer. */
    static long of(Completion.Request request) {
        return prompt(request) + request.maxTokens();
    }

    /** What the vendor says it took, or an estimate where it does not say. */
    static long of(Completion.Request request, Completion completion) {
        long prompt = completion.promptTokens() > 0 ? completion.promptTokens() : prompt(request);
        long answer = completion.completionTokens() > 0 ? completion.completionTokens() : of(completion.text());
        return prompt + answer;
    }

    static long prompt(Completion.Request request) {
        return request.messages().stream()
                .mapToLong(message -> MESSAGE_FRAME + of(message.content()))
                .sum();
    }

    static long of(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN + 1L;
    }
}
