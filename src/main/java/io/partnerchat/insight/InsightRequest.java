package io.partnerchat.insight;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.problem.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads what a partner wants to see from the parameters of a request, and names everything that is wrong together. */
final class InsightRequest {
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_ID = 255;
    private static final String MOMENT = "must be a date such as 2026-01-31 or a moment such as 2026-01-31T08:00:00Z";

    private final UnaryOperator<String> parameters;
    private final List<Violation> violations = new ArrayList<>();

    /** @param parameters the value of a parameter, or null */
    InsightRequest(UnaryOperator<String> parameters) {
        this.parameters = parameters;
    }

    Filter filter() {
        String feedback = choice("feedback", List.of("up", "down")).orElse(null);
        String degraded = choice("degraded", List.of("true", "false", "passages", "contact"))
                .orElse(null);
        boolean rung = degraded != null && degraded.length() > 5;
        return new Filter(
                moment("from", false).map(Instant::toEpochMilli).orElse(0L),
                moment("to", true).map(Instant::toEpochMilli).orElse(Long.MAX_VALUE),
                Filter.words(text("q", MOST_CHARACTERS).orElse(null)),
                text("user_id", MOST_ID).orElse(null),
                (degraded == null || rung) ? null : Boolean.valueOf(degraded),
                rung ? degraded : null,
                feedback == null ? null : Integer.valueOf(feedback.equals("up") ? 1 : -1),
                choice("unanswered", List.of("true", "false"))
                        .map(Boolean::valueOf)
                        .orElse(null));
    }

    TurnKey after() {
        Optional<String> text = text("after", MOST_CHARACTERS);
        Optional<TurnKey> key = text.flatMap(TurnKey::parse);
        if (text.isPresent() && key.isEmpty()) {
            violation("after", "must be the next of the page before");
        }
        return key.orElse(TurnKey.START);
    }

    int number(String name, int min, int max, int whenUnset) {
        Optional<String> text = text(name, 20);
        if (text.isEmpty()) {
            return whenUnset;
        }
        try {
            return Math.max(min, Math.min(max, Integer.parseInt(text.get())));
        } catch (NumberFormatException e) {
            violation(name, "must be a whole number");
            return whenUnset;
        }
    }

    /** A parameter that is not empty. */
    Optional<String> text(String name, int most) {
        Optional<String> text = Optional.ofNullable(parameters.apply(name)).filter(value -> !value.isBlank());
        if (text.filter(value -> value.length() > most).isPresent()) {
            violation(name, "must have at most " + most + " characters");
            return Optional.empty();
        }
        return text;
    }

    Optional<String> choice(String name, List<String> words) {
        Optional<String> text = text(name, MOST_CHARACTERS);
        if (text.isPresent() && !words.contains(text.get())) {
            violation(name, "must be one of " + String.join(", ", words));
            return Optional.empty();
        }
        return text;
    }

    /**
     * A moment, or the beginning of a day in UTC.
     *
     * @param dayIncluded whether a date means the end of that day
     */
    Optional<Instant> moment(String name, boolean dayIncluded) {
        Optional<String> text = text(name, MOST_CHARACTERS);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            // a plus sign that nobody encoded arrives as a space
            Instant moment = text.get().contains("T")
                    ? OffsetDateTime.parse(text.get().replace(' ', '+')).toInstant()
                    : LocalDate.parse(text.get())
                            .plusDays(dayIncluded ? 1 : 0)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
            if (moment.isAfter(Instant.EPOCH.minusSeconds(1))
                    && moment.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                return Optional.of(moment);
            }
        } catch (DateTimeException e) {
            // said below
        }
        violation(name, MOMENT);
        return Optional.empty();
    }

    void violation(String name, String message) {
        violations.add(new Violation(name, message));
    }

    /** Throws a 400 with everything that is wrong, if there is something. */
    void end() {
        if (!violations.isEmpty()) {
            throw new ProblemException(Problem.invalid(violations));
        }
    }
}
