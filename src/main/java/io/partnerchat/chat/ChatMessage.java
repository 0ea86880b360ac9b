package io.partnerchat.chat;

/**
 * One message of a conversation.
 *
 * @param role user or assistant
 */
record ChatMessage(String role, String content) {}
