package io.partnerchat.chat;

/**
 * What the model says it took.
 *
 * @param model null when none answered, or it did not say
 * @param promptTokens 0 when unknown
 * @param completionTokens 0 when unknown
 */
record Usage(String model, int promptTokens, int completionTokens) {
    static final Usage NONE = new Usage(null, 0, 0);
}
