package io.partnerchat.insight;

import jakarta.json.bind.annotation.JsonbNillable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a company's conversations amount to in a span of time. Days are those of UTC.
 *
 * @param complete false when there were so many turns that only the newest are counted; {@code from} is moved then
 * @param turns answers; messages that were answered together count once
 * @param medianFirstTokenMs until the first text of a streamed answer, to ten milliseconds from a second on; null when
 *     none was streamed
 * @param unanswered in how many the bot said that it does not know
 * @param topQuestions of the newest {@code questionsLookedAt} of the span, those with the same words counted together
 * @param topUnanswered likewise, of those that the bot did not know
 */
@JsonbNillable
public record Figures(
        Instant from,
        Instant to,
        boolean complete,
        int conversations,
        int turns,
        Rungs answeredBy,
        Integer medianFirstTokenMs,
        Tokens tokens,
        Cost estimatedCost,
        int unanswered,
        Feedback feedback,
        List<Day> days,
        List<Asked> topQuestions,
        List<Asked> topUnanswered,
        int questionsLookedAt) {

    /** Who answered. */
    public record Rungs(Part model, Part passages, Part contact) {}

    /** @param share of all turns, from 0 to 1 */
    public record Part(int turns, double share) {}

    /** As the vendor has counted them. */
    public record Tokens(long prompt, long completion) {}

    /**
     * @param amount embeddings are not in it
     * @param promptPriceMillion what a million tokens that the model reads is taken to cost, as the operator has set it
     * @param completionPriceMillion what a million tokens that it writes is taken to cost
     */
    public record Cost(
            BigDecimal amount, String currency, BigDecimal promptPriceMillion, BigDecimal completionPriceMillion) {}

    /** Thumbs. */
    public record Feedback(int up, int down) {}

    /** Turns of a day by who answered them. */
    public record Day(LocalDate day, int model, int passages, int contact) {
        public int turns() {
            return model + passages + contact;
        }
    }

    /**
     * Questions of the same words.
     *
     * @param question as it was asked last
     */
    public record Asked(String question, int count) {}
}
