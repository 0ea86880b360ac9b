package io.partnerchat.handoff;

import io.partnerchat.company.Company;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * What {@code ai_config.lead} says: {@code {"enabled": true, "email": "sales@shop.example", "consent_text": "…"}}, where
 * the text may also be an object of texts by language. What is missing or of a wrong type has its default.
 *
 * @param enabled whether visitors are asked for their contact details
 * @param email where leads are sent
 * @param consentTexts by language; under the empty one what every language gets
 */
public record LeadSettings(boolean enabled, String email, Map<String, String> consentTexts) {
    private static final Map<String, String> DEFAULTS = defaults();
    private static final int MOST = 2_000;

    public static LeadSettings of(Company company) {
        JsonObject lead =
                company.aiConfig().get("lead") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        Map<String, String> texts = new LinkedHashMap<>();
        JsonValue own = lead.get("consent_text");
        if (own instanceof JsonObject byLanguage) {
            byLanguage.forEach((language, text) -> put(texts, language.toLowerCase(Locale.ROOT), text));
        } else {
            put(texts, "", own);
        }
        if (texts.isEmpty()) {
            DEFAULTS.forEach((language, text) -> texts.put(language, text.replace("{company}", company.name())));
        }
        String email = lead.get("email") instanceof JsonString text && EmailAddress.isValid(text.getString())
                ? text.getString()
                : company.email();
        return new LeadSettings(lead.get("enabled") != JsonValue.FALSE, email, texts);
    }

    private static void put(Map<String, String> texts, String language, JsonValue value) {
        if (value instanceof JsonString text
                && !text.getString().isBlank()
                && text.getString().length() <= MOST) {
            texts.put(language, text.getString().strip());
        }
    }

    /** @param languages the visitor's, best first */
    public String consentText(List<Locale> languages) {
        return languages.stream()
                .map(language -> consentTexts.get(language(language)))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> java.util.Optional.ofNullable(consentTexts.get("")))
                .or(() -> java.util.Optional.ofNullable(consentTexts.get("en")))
                .orElseGet(() -> consentTexts.values().iterator().next());
    }

    Collection<String> everyConsentText() {
        return consentTexts.values();
    }

    /** Java still writes Hebrew in two ways. */
    private static String language(Locale locale) {
        String language = locale.getLanguage();
        return language.equals("iw") ? "he" : language;
    }

    private static Map<String, String> defaults() {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(LeadSettings.class.getResourceAsStream("/consent.properties")),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> byLanguage = new LinkedHashMap<>();
        texts.stringPropertyNames().stream()
                .sorted()
                .forEach(language -> byLanguage.put(language, texts.getProperty(language)));
        return Map.copyOf(byLanguage);
    }
}
