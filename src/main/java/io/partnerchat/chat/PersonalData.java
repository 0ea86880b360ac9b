package io.partnerchat.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A kind of personal data that can be found in a text and replaced before the text leaves for a vendor. */
enum PersonalData {
    CARD("[card number]"),
    IBAN("[IBAN]"),
    EMAIL("[e-mail address]"),
    PHONE("[phone number]");

    private final String placeholder;

    PersonalData(String placeholder) {
        this.placeholder = placeholder;
    }

    String placeholder() {
        return placeholder;
    }

    /** A place in a text, in UTF-16 units. */
    record Span(PersonalData kind, int start, int end) {
        boolean overlaps(Span other) {
            return start < other.end && other.start < end;
        }
    }

    /** Replaces what stands at the spans; where two overlap, the one named first wins. */
    static String replace(String text, List<Span> spans) {
        List<Span> kept = new ArrayList<>();
        for (Span span : spans) {
            if (kept.stream().noneMatch(span::overlaps)) {
                kept.add(span);
            }
        }
        kept.sort(Comparator.comparingInt(Span::start));
        StringBuilder masked = new StringBuilder(text.length());
        int done = 0;
        for (Span span : kept) {
            masked.append(text, done, span.start()).append(span.kind().placeholder());
            done = span.end();
        }
        return masked.append(text, done, text.length()).toString();
    }
}
