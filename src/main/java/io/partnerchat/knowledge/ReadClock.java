package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.time.Duration;

/** The time one source may take. */
final class ReadClock {
    private final long end;
    private final Duration time;

    private ReadClock(Duration time) {
        this.time = time;
        end = System.nanoTime() + time.toNanos();
    }

    static ReadClock start(Duration time) {
        return new ReadClock(time);
    }

    boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    /** @throws SourceException TOO_SLOW when the time is over */
    void check() {
        if (isOver()) {
            throw new SourceException(
                    Reason.TOO_SLOW, "Reading it took longer than the limit of " + time.toSeconds() + " seconds.");
        }
    }
}
