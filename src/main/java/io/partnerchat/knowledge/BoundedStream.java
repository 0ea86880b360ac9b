package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with TOO_COMPLEX or TOO_LARGE when more comes than expected, however little was sent. */
final class BoundedStream extends FilterInputStream {
    private final Reason reason;
    private final String sentence;
    private final ReadClock clock;
    private long left;

    private BoundedStream(InputStream in, long limit, ReadClock clock, Reason reason, String sentence) {
        super(in);
        this.left = limit;
        this.clock = clock;
        this.reason = reason;
        this.sentence = sentence;
    }

    /** What a packed stream may become. */
    static BoundedStream unpacked(InputStream in, long limit, ReadClock clock) {
        String sentence = "It unpacks to more than the limit of " + size(limit);
        return new BoundedStream(in, limit, clock, Reason.TOO_COMPLEX, sentence);
    }

    /** What somebody sends. */
    static BoundedStream sent(InputStream in, long limit, ReadClock clock) {
        return new BoundedStream(in, limit, clock, Reason.TOO_LARGE, "It is larger than the limit of " + size(limit));
    }

    private static String size(long limit) {
        return limit < 10 << 20 ? (limit >> 10) + " KB." : (limit >> 20) + " MB.";
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new SourceException(reason, sentence);
        }
        clock.check();
    }
}
