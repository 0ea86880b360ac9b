package io.partnerchat.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture of bars, drawn on the server: what the template needs to write it as SVG.
 *
 * @param width of the picture, in units of its own, and so is the height
 * @param most what the highest bar stands for
 */
public record Chart(int width, int height, List<Bar> bars, int most) {
    /** Each is told from its neighbours and from white by more than its hue. */
    static final List<String> RUNGS = List.of("#1f5fbf", "#c77700", "#7a1020");

    static final List<String> THUMBS = List.of("#1a7a45", "#7a1020");
    private static final int HEIGHT = 100;
    private static final int STEP = 10;
    private static final int GAP = 2;
    private static final int LINE = 1_000;

    /** A rectangle. */
    public record Bar(double x, double y, double width, double height, String fill) {}

    /** Turns by day, each day's rungs on top of each other; a day without any is a gap. */
    static Chart days(List<Figures.Day> days, LocalDate first, LocalDate last) {
        Map<LocalDate, Figures.Day> byDay = new HashMap<>();
        days.forEach(day -> byDay.put(day.day(), day));
        int most = days.stream()
                .max(Comparator.comparingInt(Figures.Day::turns))
                .map(Figures.Day::turns)
                .orElse(0);
        List<Bar> bars = new ArrayList<>();
        int x = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            Figures.Day counts = byDay.get(day);
            if (counts != null) {
                pile(bars, x, List.of(counts.model(), counts.passages(), counts.contact()), most);
            }
            x += STEP;
        }
        return new Chart(Math.max(STEP, x), HEIGHT, bars, most);
    }

    private static void pile(List<Bar> bars, int x, List<Integer> parts, int most) {
        double top = HEIGHT;
        for (int i = 0; i < parts.size(); i++) {
            double height = rounded((double) HEIGHT * parts.get(i) / most);
            top = rounded(top - height);
            if (height > 0) {
                bars.add(new Bar(x, top, STEP - GAP, height, RUNGS.get(i)));
            }
        }
    }

    /** Parts of a whole, side by side. */
    static Chart parts(List<Integer> parts, List<String> fills) {
        int all = parts.stream().mapToInt(Integer::intValue).sum();
        List<Bar> bars = new ArrayList<>();
        double x = 0;
        for (int i = 0; i < parts.size(); i++) {
            double width = all == 0 ? 0 : rounded((double) LINE * parts.get(i) / all);
            if (width > 0) {
                bars.add(new Bar(x, 0, Math.max(1, width - GAP), STEP, fills.get(i)));
            }
            x = rounded(x + width);
        }
        return new Chart(LINE, STEP, bars, all);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
