package io.partnerchat.chat;

/**
 * A turn as it is read back.
 *
 * @param messages a JSON array of what was said
 * @param answerId null for a row that somebody else wrote
 * @param feedback 1, -1 or null
 */
public record StoredTurn(String sessionId, String userId, String messages, String answerId, Integer feedback) {}
