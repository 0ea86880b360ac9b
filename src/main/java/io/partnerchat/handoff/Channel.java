package io.partnerchat.handoff;

import java.util.Locale;

/** How a message goes out. */
public enum Channel {
    MAIL,
    WEBHOOK;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
