package io.partnerchat.openai;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the model answered.
 *
 * @param text never blank; a refusal's text when the model refused
 * @param finishReason the vendor's word (stop, length, …), null when it sent none
 * @param promptTokens tokens read, 0 when the vendor did not say
 * @param completionTokens tokens written, 0 when the vendor did not say
 * @param model the model that answered, perhaps a snapshot; null when the vendor did not say
 */
public record Completion(String text, String finishReason, int promptTokens, int completionTokens, String model) {
    /** One message; its role is system, user or assistant. */
    public record Message(String role, String content) {}

    /**
     * What the model is asked.
     *
     * @param messages at least one
     * @param temperature 0 to 2, or null for the model's own; dropped for a model that refuses it
     * @param maxTokens the longest answer, in tokens; a reasoning model counts its reasoning too
     * @param safetyId a hash that stands for the visitor, at most 64 characters, or null
     */
    public record Request(List<Message> messages, BigDecimal temperature, int maxTokens, String safetyId) {
        public Request {
            messages = List.copyOf(messages);
            if (messages.isEmpty()) {
                throw new IllegalArgumentException("a request needs a message");
            }
        }
    }
}
