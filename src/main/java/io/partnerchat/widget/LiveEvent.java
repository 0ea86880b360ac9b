package io.partnerchat.widget;

import java.nio.charset.StandardCharsets;

/** A company's settings as an event of the stream, made once for all its listeners. */
final class LiveEvent {
    private final String tag;
    private final byte[] bytes;

    private LiveEvent(String tag, byte[] bytes) {
        this.tag = tag;
        this.bytes = bytes;
    }

    static LiveEvent of(WidgetSettingsCache.Entry entry) {
        // JSON has no line ends of its own: one data line
        String text = "event: settings\ndata: " + new String(entry.json(), StandardCharsets.UTF_8) + "\n\n";
        return new LiveEvent(entry.tag().getValue(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Names the content, so that nobody is told the same twice. */
    String tag() {
        return tag;
    }

    /** Not to be written to. */
    byte[] bytes() {
        return bytes;
    }
}
