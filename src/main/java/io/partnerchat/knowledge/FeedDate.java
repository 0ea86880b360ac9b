package io.partnerchat.knowledge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Moments as feeds write them. */
final class FeedDate {
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']HH:mm")
            .appendPattern("[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[' ']")
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private FeedDate() {}

    /** @return null when it is none; a time without a zone is taken as UTC */
    static Instant of(String text) {
        String line = PlainText.oneLine(text);
        if (line.isEmpty() || line.length() > 64) {
            return null;
        }
        try {
            TemporalAccessor moment = ISO.parseBest(line, OffsetDateTime::from, LocalDateTime::from);
            return moment instanceof OffsetDateTime withOffset
                    ? withOffset.toInstant()
                    : LocalDateTime.from(moment).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return ofOtherForm(line);
        }
    }

    private static Instant ofOtherForm(String line) {
        try {
            return ZonedDateTime.parse(line, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return day(line);
        }
    }

    private static Instant day(String line) {
        try {
            return LocalDate.parse(line).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The last moment of a day, when only a day is given. */
    static Instant endOf(String text) {
        Instant moment = of(text);
        boolean day = moment != null && PlainText.oneLine(text).length() == 10;
        return day ? moment.plusSeconds(24 * 3600 - 1) : moment;
    }
}
