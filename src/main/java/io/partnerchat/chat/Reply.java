package io.partnerchat.chat;

import io.partnerchat.company.Company;
import io.partnerchat.knowledge.Findings;
import io.partnerchat.knowledge.Passage;
import io.partnerchat.widget.WidgetSettings;
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

    /** The rungs that need no model: the best passage in its own words, or else whom to ask. A greeting is returned. */
    static Reply withoutModel(Company company, WidgetSettings settings, Findings found, Phrases phrases) {
        if (found.passages().isEmpty()) {
            String text = found.aboutNothing()
                    ? settings.welcomeMessage()
                    : phrases.contact(settings.companyName(), Prompt.contact(company));
            return new Reply(text, List.of(), Answer.CONTACT);
        }
        Passage best = found.passages().get(0);
        String source = best.title() == null ? "" : "\n\n" + phrases.source(best.title());
        return new Reply(quote(withoutQuestion(best.text())) + source, List.of(best), Answer.PASSAGES);
    }

    /** A passage that is a question and its answer is quoted by the answer. */
    static String withoutQuestion(String text) {
        int end = text.indexOf('\n');
        return end > 0 && text.substring(0, end).strip().endsWith("?") && end + 1 < text.length()
                ? text.substring(end + 1).strip()
                : text;
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
