package io.partnerchat.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which of the two forms of an answer a request wants more, after RFC 9110, section 12.5.1. Of forms that are wanted alike
 * the one named first counts, and JSON when none is named.
 */
final class AcceptedMedia {
    private static final String EVENTS = "text/event-stream";
    private static final String JSON = "application/json";

    private AcceptedMedia() {}

    /** One of the types that a client says it takes, such as {@code text/*;q=0.5}. */
    private record Range(String type, double quality) {
        static Range parse(String text) {
            String[] parts = text.split(";", -1);
            return new Range(parts[0].strip(), quality(parts));
        }

        private static double quality(String[] parts) {
            for (String parameter : parts) {
                String[] pair = parameter.split("=", 2);
                if (pair.length == 2 && pair[0].strip().equals("q")) {
                    try {
                        return Double.parseDouble(pair[1].strip());
                    } catch (NumberFormatException e) {
                        return 1;
                    }
                }
            }
            return 1;
        }
    }

    /** @param accept the values of the header, none when there is none */
    static boolean prefersEvents(List<String> accept) {
        List<Range> ranges = new ArrayList<>();
        for (String value : accept) {
            for (String range : value.toLowerCase(Locale.ROOT).split(",", -1)) {
                ranges.add(Range.parse(range));
            }
        }
        double events = quality(ranges, EVENTS);
        double json = quality(ranges, JSON);
        return events > json || (events > 0 && events == json && isNamedFirst(ranges));
    }

    /** That of the range which fits the type most closely; 0 when none does. */
    private static double quality(List<Range> ranges, String type) {
        String family = type.substring(0, type.indexOf('/')) + "/*";
        for (String fitting : List.of(type, family, "*/*")) {
            for (Range range : ranges) {
                if (range.type().equals(fitting)) {
                    return range.quality();
                }
            }
        }
        return 0;
    }

    private static boolean isNamedFirst(List<Range> ranges) {
        List<String> types = ranges.stream().map(Range::type).toList();
        int events = types.indexOf(EVENTS);
        int json = types.indexOf(JSON);
        return events >= 0 && (json < 0 || events < json);
    }
}
