package io.partnerchat.chat;

import io.partnerchat.company.Company;
import io.partnerchat.vendor.CallScope;
import io.partnerchat.widget.WidgetSettings;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * One turn while it runs: who asks what of whom, and when it began.
 *
 * @param phrases our own sentences in the visitor's language
 * @param scope ends with the turn, and with it whatever was asked of a vendor
 */
record Turn(
        Company company,
        WidgetSettings settings,
        Question question,
        Phrases phrases,
        CallScope scope,
        String answerId,
        Instant asked,
        long startedAt) {
    static Turn begin(Company company, WidgetSettings settings, Question question, Phrases phrases, CallScope scope) {
        return new Turn(company, settings, question, phrases, scope, Answer.newId(), Instant.now(), System.nanoTime());
    }

    int millis() {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
    }
}
