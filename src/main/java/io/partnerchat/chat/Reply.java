package io.partnerchat.chat;

import io.partnerchat.company.Company;
import io.partnerchat.knowledge.Findings;
import io.partnerchat.knowledge.Passage;
import io.partnerchat.widget.WidgetSettings;
import java.util.List;

/**
 * What one rung of the ladder came up with.
 *
 * @param sources the passages behind the text
 * @param degraded as in {@link Answer}
 * @param known as in {@link Answer}
 * @param incomplete as in {@link Answer}
 */
record Reply(String text, List<Passage> sources, String degraded, boolean known, boolean incomplete, Usage usage) {
    /** The rungs that need no model: the best passage in its own words, but with no links elsewhere, or else whom to ask. A greeting is returned. */
    static Reply withoutModel(Company company, WidgetSettings settings, Findings found, Phrases phrases) {
        Passage best = found.best();
        if (best == null) {
            String text = found.aboutNothing()
                    ? settings.welcomeMessage()
                    : phrases.contact(settings.companyName(), Prompt.contact(company));
            return new Reply(text, List.of(), Answer.CONTACT, found.aboutNothing(), false, Usage.NONE);
        }
        String text = LinkRule.applied(
                AllowedLinks.of(company, List.of(best)), phrases.linkRemoved(), quoted(best, found.excerpt(), phrases));
        return new Reply(text, List.of(best), Answer.PASSAGES, true, false, Usage.NONE);
    }

    private static String quoted(Passage best, String excerpt, Phrases phrases) {
        if (best.product() != null) {
            return ProductText.answer(best, excerpt, phrases);
        }
        return best.title() == null ? excerpt : excerpt + "\n\n" + phrases.source(best.title());
    }

    /** To what should not be answered. It is not open: nobody has to find out the answer. */
    static Reply declined(Turn turn) {
        String text = turn.phrases().declined(turn.settings().companyName());
        return new Reply(text, List.of(), Answer.CONTACT, true, false, Usage.NONE);
    }
}
