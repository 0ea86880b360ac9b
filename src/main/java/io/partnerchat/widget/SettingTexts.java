package io.partnerchat.widget;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Settings as texts by column name: how the form shows and sends them and how the history keeps them. Null is not set.
 */
final class SettingTexts {
    private static final Set<String> NUMBERS = Set.of("border_radius", "ai_temperature", "max_tokens");
    private static final Set<String> FLAGS = Set.of("auto_open", "show_typing_indicator");
    private static final int MAX_DIGITS = 20;

    private SettingTexts() {}

    static Map<String, String> of(WidgetSettings settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("primary_color", settings.primaryColor());
        texts.put("secondary_color", settings.secondaryColor());
        texts.put("text_color", settings.textColor());
        texts.put("background_color", settings.backgroundColor());
        texts.put("border_radius", String.valueOf(settings.borderRadius()));
        texts.put("company_name", settings.companyName());
        texts.put("company_logo", settings.companyLogo());
        texts.put("welcome_message", settings.welcomeMessage());
        texts.put("placeholder_text", settings.placeholderText());
        texts.put("position", settings.position());
        texts.put("auto_open", String.valueOf(settings.autoOpen()));
        texts.put("show_typing_indicator", String.valueOf(settings.showTypingIndicator()));
        texts.put("ai_personality", settings.aiPersonality());
        texts.put("ai_temperature", settings.aiTemperature().toPlainString());
        texts.put("max_tokens", String.valueOf(settings.maxTokens()));
        return texts;
    }

    /** As the API takes them. A text that is no number stays one, so that the API's own check says what is wrong. */
    static JsonObject toJson(Map<String, String> texts) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        texts.forEach((field, text) -> json.add(field, value(field, text)));
        return json.build();
    }

    private static JsonValue value(String field, String text) {
        if (text == null) {
            return JsonValue.NULL;
        }
        if (FLAGS.contains(field)) {
            return text.equals("true") ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (NUMBERS.contains(field) && text.length() <= MAX_DIGITS) {
            try {
                return Json.createValue(new BigDecimal(text.strip()));
            } catch (NumberFormatException e) {
                return Json.createValue(text);
            }
        }
        return Json.createValue(text);
    }
}
