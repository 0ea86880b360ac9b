package io.partnerchat.chat;

import java.util.Locale;

/** What a request says it wants. JSON is the default, so events must be asked for by name. */
final class AcceptedMedia {
    private AcceptedMedia() {}

    /** @param accept the header's value, null when there is none */
    static boolean prefersEvents(String accept) {
        if (accept == null) {
            return false;
        }
        double events = 0;
        double json = 0;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            String type = range.split(";", 2)[0].strip();
            // of two that are wanted alike the first counts
            if (type.equals("text/event-stream")) {
                events = Math.max(events, quality(range) + (json == 0 ? 0.0001 : 0));
            } else if (type.equals("application/json")) {
                json = Math.max(json, quality(range));
            }
        }
        return events >= 0.001 && events > json;
    }

    private static double quality(String range) {
        for (String parameter : range.split(";", -1)) {
            String[] pair = parameter.strip().split("=", 2);
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
