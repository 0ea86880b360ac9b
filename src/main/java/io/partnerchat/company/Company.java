package io.partnerchat.company;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;

/**
 * A partner, as the rest of the server sees it.
 *
 * @param id its company_id, the key of everything that belongs to it
 * @param name shown to visitors when the widget has no name of its own
 * @param email where visitors are sent when the bot does not know
 * @param phone or null
 * @param website or null
 * @param logoUrl or null
 * @param settings access and origins
 * @param aiConfig free settings of the bot, such as {@code top_k} and {@code min_score}
 * @param active an inactive company does not exist for visitors
 */
public record Company(
        String id,
        String name,
        String email,
        String phone,
        String website,
        String logoUrl,
        CompanySettings settings,
        JsonObject aiConfig,
        boolean active) {

    /** A whole number of {@link #aiConfig}, kept between the bounds; the default when it is not set. */
    public int aiInteger(String key, int min, int max, int whenUnset) {
        return (int) Math.round(aiDecimal(key, min, max, whenUnset));
    }

    /** A number of {@link #aiConfig}, kept between the bounds; the default when it is not set. */
    public double aiDecimal(String key, double min, double max, double whenUnset) {
        double value = aiConfig.get(key) instanceof JsonNumber number ? number.doubleValue() : whenUnset;
        return Math.max(min, Math.min(max, value));
    }
}
