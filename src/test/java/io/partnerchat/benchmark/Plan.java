package io.partnerchat.benchmark;

import io.netty.buffer.ByteBuf;
import java.util.function.Function;

/**
 * How to load the server.
 *
 * @param visitors how many at once
 * @param rampMillis the time over which they arrive, evenly
 * @param settleMillis the time after that which does not count yet
 * @param windowMillis the time that counts
 * @param fault what is wrong with an answer's body, or null
 */
record Plan(
        int visitors,
        long rampMillis,
        long settleMillis,
        long windowMillis,
        Script script,
        Function<String, String> fault) {
    /** Makes the request of a visitor's n-th turn; both numbers count from 0. */
    interface Script {
        ByteBuf request(int visitor, int turn);
    }
}
