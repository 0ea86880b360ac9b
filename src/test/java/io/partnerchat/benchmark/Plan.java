package io.partnerchat.benchmark;

import io.netty.buffer.ByteBuf;
import java.util.function.Supplier;

/**
 * How to load the server.
 *
 * @param visitors how many at once
 * @param rampMillis the time over which they arrive, evenly
 * @param settleMillis the time after that which does not count yet
 * @param windowMillis the time that counts
 * @param readings takes an answer in, a new one for each
 */
record Plan(
        int visitors,
        long rampMillis,
        long settleMillis,
        long windowMillis,
        Script script,
        Supplier<Reading> readings) {
    /** Makes the request of a visitor's n-th turn; both numbers count from 0. */
    interface Script {
        ByteBuf request(int visitor, int turn);
    }
}
