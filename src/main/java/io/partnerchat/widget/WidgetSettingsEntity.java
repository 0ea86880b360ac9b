package io.partnerchat.widget;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Objects;

/** A row of {@code widget_settings}. Columns other than the texts may be NULL in rows that others wrote. */
@Entity(name = "WidgetSettings")
@Table(name = "widget_settings")
class WidgetSettingsEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "company_id")
    private String companyId;

    @Column(name = "primary_color")
    private String primaryColor;

    @Column(name = "secondary_color")
    private String secondaryColor;

    @Column(name = "text_color")
    private String textColor;

    @Column(name = "background_color")
    private String backgroundColor;

    @Column(name = "border_radius")
    private Integer borderRadius;

    @Column(name = "company_name")
    private String companyName;

    @Column(name = "company_logo")
    private String companyLogo;

    @Column(name = "welcome_message")
    private String welcomeMessage;

    @Column(name = "placeholder_text")
    private String placeholderText;

    private String position;

    @Column(name = "auto_open")
    private Boolean autoOpen;

    @Column(name = "show_typing_indicator")
    private Boolean showTypingIndicator;

    @Column(name = "ai_personality")
    private String aiPersonality;

    @Column(name = "ai_temperature")
    private BigDecimal aiTemperature;

    @Column(name = "max_tokens")
    private Integer maxTokens;

    protected WidgetSettingsEntity() {}

    WidgetSettingsEntity(WidgetSettings settings) {
        this.companyId = settings.companyId();
        apply(settings);
    }

    void apply(WidgetSettings settings) {
        primaryColor = settings.primaryColor();
        secondaryColor = settings.secondaryColor();
        textColor = settings.textColor();
        backgroundColor = settings.backgroundColor();
        borderRadius = settings.borderRadius();
        companyName = settings.companyName();
        companyLogo = settings.companyLogo();
        welcomeMessage = settings.welcomeMessage();
        placeholderText = settings.placeholderText();
        position = settings.position();
        autoOpen = settings.autoOpen();
        showTypingIndicator = settings.showTypingIndicator();
        aiPersonality = settings.aiPersonality();
        aiTemperature = settings.aiTemperature();
        maxTokens = settings.maxTokens();
    }

    /** @param defaults stand in for what the row leaves open */
    WidgetSettings toSettings(WidgetSettings defaults) {
        return new WidgetSettings(
                companyId,
                Objects.requireNonNullElse(primaryColor, defaults.primaryColor()),
                Objects.requireNonNullElse(secondaryColor, defaults.secondaryColor()),
                Objects.requireNonNullElse(textColor, defaults.textColor()),
                Objects.requireNonNullElse(backgroundColor, defaults.backgroundColor()),
                Objects.requireNonNullElse(borderRadius, defaults.borderRadius()),
                companyName,
                companyLogo,
                welcomeMessage,
                Objects.requireNonNullElse(placeholderText, defaults.placeholderText()),
                Objects.requireNonNullElse(position, defaults.position()),
                Objects.requireNonNullElse(autoOpen, defaults.autoOpen()),
                Objects.requireNonNullElse(showTypingIndicator, defaults.showTypingIndicator()),
                Objects.requireNonNullElse(aiPersonality, defaults.aiPersonality()),
                Objects.requireNonNullElse(aiTemperature, defaults.aiTemperature()),
                Objects.requireNonNullElse(maxTokens, defaults.maxTokens()));
    }
}
