package io.partnerchat.chat;

/**
 * What is stored of a turn: a row of {@code chat_conversations} and the one beside it in {@code chat_turns}.
 *
 * @param messages a JSON array of what was said
 * @param metadata a JSON object about the turn
 * @param answeredIn null, or the answer in which a message found its own that was answered together with a later one
 * @param clientMessageId the client's name for the visitor's message, or null
 * @param firstTextMs from the question to the first text of a streamed answer; null for one that came whole
 */
public record TurnRow(
        String companyId,
        String sessionId,
        String userId,
        String messages,
        String metadata,
        String answerId,
        String answeredIn,
        String clientMessageId,
        long askedMs,
        String answeredBy,
        boolean known,
        boolean incomplete,
        Integer firstTextMs,
        int totalMs,
        int promptTokens,
        int completionTokens,
        String model) {}
