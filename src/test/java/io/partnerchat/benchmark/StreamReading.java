package io.partnerchat.benchmark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One streamed answer as a visitor gets it; a good one is added to the figures. */
final class StreamReading implements Reading {
    /** The model begins with the time at which it does, see {@link StubStream}. */
    private static final Pattern CLOCK = Pattern.compile("\"text\":\"(\\d+) ");

    private final StreamFigures figures;
    private final StringBuilder rest = new StringBuilder();
    private final long askedAt = System.nanoTime();
    private long saidAt;
    private long firstAt;
    private long lastAt;
    private long longestGap;
    private String fault = "no end";

    StreamReading(StreamFigures figures) {
        this.figures = figures;
    }

    @Override
    public void part(String text) {
        rest.append(text);
        for (int end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
            event(rest.substring(0, end));
            rest.delete(0, end + 2);
        }
    }

    private void event(String event) {
        if (event.contains("\nevent: delta\n")) {
            delta(event);
        } else if (event.contains("\nevent: error\n")) {
            fault = "error event";
        } else if (event.contains("\nevent: done\n")) {
            boolean good = event.contains(Requests.BY_MODEL) && event.contains("\"incomplete\":false");
            fault = good && saidAt != 0 ? null : "degraded or cut";
        }
    }

    private void delta(String event) {
        long now = System.nanoTime();
        if (firstAt == 0) {
            firstAt = now;
            Matcher clock = CLOCK.matcher(event);
            saidAt = clock.find() ? Long.parseLong(clock.group(1)) : 0;
        } else {
            longestGap = Math.max(longestGap, now - lastAt);
        }
        lastAt = now;
    }

    @Override
    public String end() {
        if (fault == null) {
            figures.add(firstAt - saidAt, firstAt - askedAt, longestGap);
        }
        return fault;
    }
}
