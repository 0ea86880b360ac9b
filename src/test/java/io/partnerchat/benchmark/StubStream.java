package io.partnerchat.benchmark;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One streamed answer: its first word is the time at which it is said, the others follow evenly. */
@SuppressWarnings("FutureReturnValueIgnored")
final class StubStream {
    private final ChannelHandlerContext context;
    private final StubChunks chunks;
    private final int pieces;
    private final Runnable whenOver;
    private int said;

    StubStream(ChannelHandlerContext context, StubChunks chunks, int pieces, Runnable whenOver) {
        this.context = context;
        this.chunks = chunks;
        this.pieces = pieces;
        this.whenOver = whenOver;
    }

    /** Goes on until it is over or cancelled; when it is late it catches up. */
    Future<?> start(long delayMillis, long spanMillis) {
        long period = Math.max(1, TimeUnit.MILLISECONDS.toMicros(spanMillis) / pieces);
        return context.executor()
                .scheduleAtFixedRate(
                        this::say, TimeUnit.MILLISECONDS.toMicros(delayMillis), period, TimeUnit.MICROSECONDS);
    }

    private void say() {
        if (said == 0) {
            context.write(chunks.head());
            context.write(chunks.clock());
        } else {
            context.write(chunks.word(said));
        }
        said++;
        if (said == pieces) {
            context.write(chunks.end());
            whenOver.run();
        }
        context.flush();
    }
}
