package io.partnerchat.knowledge;

import io.partnerchat.company.AiConfigKeys;
import io.partnerchat.problem.FieldReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** How long the prices of a feed may be told, and the currency of those that name none. */
@ApplicationScoped
class FeedAiConfig implements AiConfigKeys {
    static final String MAX_AGE_HOURS = "feed_max_age_hours";
    static final String CURRENCY = "currency";
    static final int LONGEST_HOURS = 24 * 365;
    static final int DEFAULT_HOURS = 48;

    @Override
    public Set<String> names() {
        return Set.of(MAX_AGE_HOURS, CURRENCY);
    }

    @Override
    public void check(FieldReader config) {
        config.integer(MAX_AGE_HOURS, 1, LONGEST_HOURS);
        config.text(CURRENCY, 3, 3)
                .filter(letters -> !Money.known(letters))
                .ifPresent(letters -> config.violation(CURRENCY, "must be the three letters of a currency, as EUR"));
    }
}
