package io.partnerchat.widget;

import jakarta.json.bind.annotation.JsonbNillable;
import java.math.BigDecimal;

/**
 * How a company's widget looks, speaks and thinks: every column of {@code widget_settings} that is a setting.
 *
 * @param primaryColor {@code #rrggbb}, as the other colours
 * @param borderRadius CSS pixels, 0 to 50
 * @param companyLogo an address, or null
 * @param position the corner, one of {@link #POSITIONS}
 * @param aiTemperature 0.0 to 2.0 in tenths
 * @param maxTokens how long an answer may get, 1 to 4096 tokens
 */
@JsonbNillable
public record WidgetSettings(
        String companyId,
        String primaryColor,
        String secondaryColor,
        String textColor,
        String backgroundColor,
        int borderRadius,
        String companyName,
        String companyLogo,
        String welcomeMessage,
        String placeholderText,
        String position,
        boolean autoOpen,
        boolean showTypingIndicator,
        String aiPersonality,
        BigDecimal aiTemperature,
        int maxTokens) {
    public static final java.util.List<String> POSITIONS =
            java.util.List.of("bottom-right", "bottom-left", "top-right", "top-left");

    /** What a company has that never set anything: the defaults of the columns. */
    static WidgetSettings defaults(String companyId, String companyName, String companyLogo) {
        return new WidgetSettings(
                companyId,
                "#007bff",
                "#6c757d",
                "#ffffff",
                "#ffffff",
                12,
                companyName,
                companyLogo,
                "Hello! How can we help you?",
                "Type your message...",
                "bottom-right",
                false,
                true,
                "friendly and helpful assistant",
                new BigDecimal("0.7"),
                500);
    }
}
