package io.partnerchat.knowledge;

import java.util.Locale;

/** Small changes must not wait behind a feed. No kind of document changes in two lanes. */
public enum Lane {
    QUICK,
    BULK,
    /** Sites of strangers, which may be slow. */
    PAGES;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Lane of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The lane in which documents of a kind change. */
    static Lane ofDocument(String kind) {
        return switch (kind) {
            case Passage.PRODUCT -> BULK;
            case Passage.PAGE -> PAGES;
            default -> QUICK;
        };
    }
}
