package io.partnerchat.company;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code user_companies.settings} says.
 *
 * @param open whether anybody may change the widget; otherwise a partner key is needed
 * @param allowedOrigins the sites that may show the widget, such as {@code https://shop.example}; empty: any
 */
public record CompanySettings(boolean open, Set<String> allowedOrigins) {
    /** A value of a wrong type counts as not set, and not set is the safe one of the two. */
    static CompanySettings from(JsonObject json) {
        boolean open = json.get("settings_access") instanceof JsonString word
                && word.getString().equals("open");
        Set<String> origins = json.get("allowed_origins") instanceof JsonArray list
                ? list.stream()
                        .filter(value -> value.getValueType() == JsonValue.ValueType.STRING)
                        .map(value -> origin(((JsonString) value).getString()))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
        return new CompanySettings(open, origins);
    }

    /** As a browser sends it: lower case, no slash at the end. */
    public static String origin(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        return stripped.endsWith("/") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}
