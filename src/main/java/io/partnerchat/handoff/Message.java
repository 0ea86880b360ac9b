package io.partnerchat.handoff;

/**
 * A message that is to go out.
 *
 * @param messageId the same at each attempt, so that who gets it twice can tell
 * @param reference the lead or the answer it is about, or null
 * @param payload what is sent
 * @param attempts how many were made
 */
public record Message(
        long id,
        String companyId,
        String messageId,
        Channel channel,
        String event,
        String reference,
        String payload,
        int attempts) {}
