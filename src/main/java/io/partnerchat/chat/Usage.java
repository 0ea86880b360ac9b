package io.partnerchat.chat;

import io.partnerchat.openai.Completion;

/**
 * What the model's answer took.
 *
 * @param model null when none answered, or it did not say
 * @param promptTokens as the vendor says, else estimated
 * @param completionTokens as the vendor says, else estimated
 */
record Usage(String model, int promptTokens, int completionTokens) {
    static final Usage NONE = new Usage(null, 0, 0);

    /**
     * @param completion null when the answer was cut, after which the vendor says nothing more
     * @param text what came of it
     */
    static Usage of(Completion.Request request, Completion completion, String text) {
        boolean read = completion != null && completion.promptTokens() > 0;
        boolean written = completion != null && completion.completionTokens() > 0;
        return new Usage(
                completion == null ? null : completion.model(),
                read ? completion.promptTokens() : (int) TokenEstimate.prompt(request),
                written ? completion.completionTokens() : (int) TokenEstimate.of(text));
    }
}
