package io.partnerchat.widget;

import io.partnerchat.web.EventStream;
import java.nio.charset.StandardCharsets;

/** One widget that listens: a newer event takes the place of one that still waits. */
final class SettingsListener implements EventStream.Source {
    /** Where to ask again is known to the browser; this is how soon, in milliseconds. */
    private static final byte[] OPENING = "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);

    private static final byte[] NOTHING = {};

    private final EventStream stream;
    private boolean opening = true;
    private LiveEvent waiting;
    private String lastTag = "";

    SettingsListener(EventStream stream) {
        this.stream = stream;
    }

    void tell(LiveEvent event) {
        synchronized (this) {
            if (event.tag().equals(lastTag)) {
                return;
            }
            lastTag = event.tag();
            waiting = event;
        }
        stream.run();
    }

    @Override
    public synchronized byte[] news() {
        if (opening) {
            opening = false;
            return OPENING;
        }
        byte[] news = waiting == null ? NOTHING : waiting.bytes();
        waiting = null;
        return news;
    }

    /** The company is no longer there. */
    void end() {
        stream.end();
    }
}
