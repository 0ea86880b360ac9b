package io.partnerchat.widget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How well one colour can be read on another, as WCAG 2.2 defines it.
 *
 * @param ratio from 1 (the same) to 21 (black on white)
 */
public record Contrast(double ratio) {
    /** What text of normal size needs, at level AA. */
    private static final double ENOUGH = 4.5;

    private static final String COLOR = "#[0-9a-fA-F]{6}";

    /** Empty unless both are colours such as {@code #1a2b3c}. */
    static Optional<Contrast> of(String one, String other) {
        if (one == null || other == null || !one.matches(COLOR) || !other.matches(COLOR)) {
            return Optional.empty();
        }
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Optional.of(new Contrast(Math.max(first, second) / Math.min(first, second)));
    }

    /** Black or white, whichever is easier to read on the colour: the widget writes on its background like that. */
    static String inkOn(String background) {
        double black = of("#000000", background).map(Contrast::ratio).orElse(21.0);
        double white = of("#ffffff", background).map(Contrast::ratio).orElse(1.0);
        return black >= white ? "#000000" : "#ffffff";
    }

    public boolean low() {
        return ratio < ENOUGH;
    }

    /** Rounded down, so that no ratio looks better than it is. */
    public String text() {
        return BigDecimal.valueOf(ratio).setScale(1, RoundingMode.DOWN) + " : 1";
    }

    private static double luminance(String color) {
        return 0.2126 * linear(color, 1) + 0.7152 * linear(color, 3) + 0.0722 * linear(color, 5);
    }

    private static double linear(String color, int start) {
        double part = Integer.parseInt(color, start, start + 2, 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
