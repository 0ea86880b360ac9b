package io.partnerchat.insight;

import io.partnerchat.config.Settings;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What figures cost and when old conversations go.
 *
 * @param promptPrice of a million tokens that a model reads
 * @param completionPrice of a million tokens that it writes
 * @param currency of both
 * @param retentionHour from when on in the day, in UTC, old conversations are erased
 */
public record InsightConfig(BigDecimal promptPrice, BigDecimal completionPrice, String currency, int retentionHour) {
    static InsightConfig from(Settings settings) {
        return new InsightConfig(
                BigDecimal.valueOf(settings.decimal("PRICE_PROMPT_MILLION", 0, 1_000_000)),
                BigDecimal.valueOf(settings.decimal("PRICE_COMPLETION_MILLION", 0, 1_000_000)),
                settings.text("PRICE_CURRENCY"),
                settings.integer("RETENTION_HOUR", 0, 23));
    }

    /** What so many tokens cost. */
    Figures.Cost cost(long promptTokens, long completionTokens) {
        BigDecimal amount = promptPrice
                .multiply(BigDecimal.valueOf(promptTokens))
                .add(completionPrice.multiply(BigDecimal.valueOf(completionTokens)))
                .movePointLeft(6)
                .setScale(4, RoundingMode.HALF_UP);
        return new Figures.Cost(amount, currency, promptPrice, completionPrice);
    }
}
