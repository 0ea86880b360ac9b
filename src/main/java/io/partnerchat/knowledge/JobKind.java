package io.partnerchat.knowledge;

import java.util.Locale;

/** What a job does. */
public enum JobKind {
    DOCUMENT(Lane.QUICK),
    QUESTION(Lane.QUICK),
    PAGES(Lane.PAGES),
    QUESTIONS(Lane.QUICK),
    PRODUCTS(Lane.BULK),
    REINDEX(Lane.BULK);

    private final Lane lane;

    JobKind(Lane lane) {
        this.lane = lane;
    }

    Lane lane() {
        return lane;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
