package io.partnerchat.widget;

import io.partnerchat.problem.FieldReader;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A valid subset of the settings, made from a request body; what is absent stays as it is. */
public final class WidgetSettingsChange {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final Set<String> FIELDS = Set.of(
            "primary_color",
            "secondary_color",
            "text_color",
            "background_color",
            "border_radius",
            "company_name",
            "company_logo",
            "welcome_message",
            "placeholder_text",
            "position",
            "auto_open",
            "show_typing_indicator",
            "ai_personality",
            "ai_temperature",
            "max_tokens");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    /** MySQL's TEXT holds this many bytes. */
    private static final int TEXT_BYTES = 65_535;

    private final Optional<String> primaryColor;
    private final Optional<String> secondaryColor;
    private final Optional<String> textColor;
    private final Optional<String> backgroundColor;
    private final Optional<Integer> borderRadius;
    private final Optional<String> companyName;
    private final boolean logoGiven;
    private final Optional<String> companyLogo;
    private final Optional<String> welcomeMessage;
    private final Optional<String> placeholderText;
    private final Optional<String> position;
    private final Optional<Boolean> autoOpen;
    private final Optional<Boolean> showTypingIndicator;
    private final Optional<String> aiPersonality;
    private final Optional<BigDecimal> aiTemperature;
    private final Optional<Integer> maxTokens;

    /** Throws a 400 problem with all violations together. */
    WidgetSettingsChange(String companyId, JsonObject body) {
        FieldReader fields = new FieldReader(withoutOwnId(companyId, body));
        fields.onlyKnown(FIELDS);
        primaryColor = color(fields, "primary_color");
        secondaryColor = color(fields, "secondary_color");
        textColor = color(fields, "text_color");
        backgroundColor = color(fields, "background_color");
        borderRadius = fields.integer("border_radius", 0, 50);
        companyName = fields.text("company_name", 1, 255);
        logoGiven = body.containsKey("company_logo");
        companyLogo = fields.nullableUrl("company_logo", 500);
        welcomeMessage = longText(fields, "welcome_message");
        placeholderText = fields.text("placeholder_text", 1, 255);
        position = fields.choice("position", WidgetSettings.POSITIONS);
        autoOpen = fields.flag("auto_open");
        showTypingIndicator = fields.flag("show_typing_indicator");
        aiPersonality = longText(fields, "ai_personality");
        aiTemperature = fields.number("ai_temperature", BigDecimal.ZERO, BigDecimal.valueOf(2), 1)
                .map(tenths -> tenths.setScale(1));
        maxTokens = fields.integer("max_tokens", 1, 4096);
        fields.end();
    }

    /** What GET answered may be sent back whole: the id it carries is fine when it is the right one. */
    private static JsonObject withoutOwnId(String companyId, JsonObject body) {
        JsonValue id = body.get("company_id");
        if (id == null || !id.equals(JSON.createValue(companyId))) {
            return body;
        }
        return JSON.createObjectBuilder(body).remove("company_id").build();
    }

    private static Optional<String> color(FieldReader fields, String name) {
        Optional<String> color = fields.text(name, 1, 255);
        color.filter(text -> !COLOR.matcher(text).matches())
                .ifPresent(text -> fields.violation(name, "must be a colour such as #1a2b3c"));
        return color;
    }

    private static Optional<String> longText(FieldReader fields, String name) {
        Optional<String> text = fields.text(name, 1, TEXT_BYTES);
        text.filter(value -> value.getBytes(StandardCharsets.UTF_8).length > TEXT_BYTES)
                .ifPresent(value -> fields.violation(name, "must have at most 65,535 bytes in UTF-8"));
        return text;
    }

    WidgetSettings appliedTo(WidgetSettings old) {
        return new WidgetSettings(
                old.companyId(),
                primaryColor.orElse(old.primaryColor()),
                secondaryColor.orElse(old.secondaryColor()),
                textColor.orElse(old.textColor()),
                backgroundColor.orElse(old.backgroundColor()),
                borderRadius.orElse(old.borderRadius()),
                companyName.orElse(old.companyName()),
                logoGiven ? companyLogo.orElse(null) : old.companyLogo(),
                welcomeMessage.orElse(old.welcomeMessage()),
                placeholderText.orElse(old.placeholderText()),
                position.orElse(old.position()),
                autoOpen.orElse(old.autoOpen()),
                showTypingIndicator.orElse(old.showTypingIndicator()),
                aiPersonality.orElse(old.aiPersonality()),
                aiTemperature.orElse(old.aiTemperature()),
                maxTokens.orElse(old.maxTokens()));
    }
}
