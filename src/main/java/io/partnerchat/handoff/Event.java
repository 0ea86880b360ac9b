package io.partnerchat.handoff;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What partners' systems can hear of. */
public enum Event {
    LEAD("conversation.lead"),
    UNANSWERED("conversation.unanswered"),
    NEGATIVE("feedback.negative"),
    /** Only when the partner asks for it, to see that its end works. */
    TEST("webhook.test");

    private final String word;

    Event(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Those that a webhook can be restricted to. */
    static List<String> words() {
        return Arrays.stream(values())
                .filter(event -> event != TEST)
                .map(Event::word)
                .collect(Collectors.toList());
    }
}
