package io.partnerchat.limit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/** Tokens set aside for one turn. The first of the two calls counts; none of them waits for the database. */
public final class Reservation {
    private final LongConsumer needed;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Reservation(LongConsumer needed) {
        this.needed = needed;
    }

    /** @param tokens what the turn really cost, perhaps more than was reserved */
    public void settle(long tokens) {
        if (open.getAndSet(false)) {
            needed.accept(Math.max(0, tokens));
        }
    }

    /** The turn cost nothing. */
    public void release() {
        settle(0);
    }
}
