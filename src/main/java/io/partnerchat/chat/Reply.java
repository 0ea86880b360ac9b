package io.partnerchat.chat;

import io.partnerchat.company.Company;
import io.partnerchat.knowledge.Passage;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/**
 * What one rung of the ladder came up with.
 *
 * @param sources the passages behind the text
 * @param degraded as in {@link Answer}
 */
record Reply(String text, List<Passage> sources, String degraded) {
    private static final int MAX_QUOTE = 700;

    static Reply ofModel(String text, List<Passage> passages) {
        return new Reply(text, passages, null);
    }

    /** The rungs that need no model: the best passage in its own words, or else whom to ask. */
    static Reply withoutModel(Company company, String companyName, List<Passage> passages, Phrases phrases) {
        if (passages.isEmpty()) {
            return new Reply(phrases.contact(companyName, Prompt.contact(company)), List.of(), Answer.CONTACT);
        }
        Passage best = passages.get(0);
        String source = best.title() == null ? "" : "\n\n" + phrases.source(best.title());
        return new Reply(quote(best.text()) + source, List.of(best), Answer.PASSAGES);
    }

    /** As many whole sentences as fit. */
    static String quote(String text) {
        if (text.length() <= MAX_QUOTE) {
            return text;
        }
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        int end = sentences.preceding(MAX_QUOTE);
        if (end > 0) {
            return text.substring(0, end).strip();
        }
        int cut = Character.isLowSurrogate(text.charAt(MAX_QUOTE)) ? MAX_QUOTE - 1 : MAX_QUOTE;
        return text.substring(0, cut).strip() + "…";
    }
}
