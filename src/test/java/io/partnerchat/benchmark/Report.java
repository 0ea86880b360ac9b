package io.partnerchat.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures side by side with their aims; each is printed when it is known, and all of them at the end. */
final class Report {
    private static final String LINE = "%-52s %14s   %-18s %s%n";

    private record Row(String what, String figure, String aim, String verdict) {
        String text() {
            return LINE.formatted(what, figure, aim, verdict);
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /** A figure that is there to be known. */
    void add(String what, String format, Object... values) {
        add(new Row(what, String.format(Locale.ROOT, format, values), "", ""));
    }

    void atLeast(String what, String format, double figure, double aim) {
        judged(what, format, figure, "at least ", aim, figure >= aim);
    }

    void under(String what, String format, double figure, double aim) {
        judged(what, format, figure, "under ", aim, figure < aim);
    }

    void none(String what, String found) {
        add(new Row(what, found, "none", found.equals("none") ? "pass" : "MISS"));
    }

    private void judged(String what, String format, double figure, String word, double aim, boolean passed) {
        add(new Row(
                what,
                String.format(Locale.ROOT, format, figure),
                word + String.format(Locale.ROOT, format, aim),
                passed ? "pass" : "MISS"));
    }

    private void add(Row row) {
        rows.add(row);
        System.out.print(row.text());
    }

    void print() {
        System.out.println();
        System.out.printf(LINE, "Partner Chat benchmark", "figure", "aim", "");
        System.out.println("-".repeat(96));
        rows.forEach(row -> System.out.print(row.text()));
    }
}
