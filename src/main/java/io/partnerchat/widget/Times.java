package io.partnerchat.widget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes moments for people; the browser puts them into the reader's own time zone when it can. */
public final class Times {
    private final DateTimeFormatter moment;
    private final DateTimeFormatter day;

    Times(Locale reader) {
        moment = new DateTimeFormatterBuilder()
                .appendLocalized(FormatStyle.MEDIUM, null)
                .appendPattern(", HH:mm 'UTC'")
                .toFormatter(reader)
                .withZone(ZoneOffset.UTC);
        day = DateTimeFormatter.ofPattern("d MMM", reader);
    }

    public String text(Instant moment) {
        return this.moment.format(moment);
    }

    public String iso(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public String day(LocalDate day) {
        return this.day.format(day);
    }
}
