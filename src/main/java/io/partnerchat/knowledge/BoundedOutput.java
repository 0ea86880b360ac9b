package io.partnerchat.knowledge;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Counts what is unpacked into it and refuses more than its limit; keeps it only when asked to. */
final class BoundedOutput extends OutputStream {
    private final ByteArrayOutputStream kept;
    private final ReadClock clock;
    private long left;

    BoundedOutput(long limit, ReadClock clock, boolean keep) {
        this.left = limit;
        this.clock = clock;
        kept = keep ? new ByteArrayOutputStream() : null;
    }

    @Override
    public void write(int b) {
        count(1);
        if (kept != null) {
            kept.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        count(length);
        if (kept != null) {
            kept.write(bytes, offset, length);
        }
    }

    private void count(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw PdfStreams.tooComplex();
        }
        if (bytes > 1 || (left & 0xFFF) == 0) {
            clock.check();
        }
    }

    /** Empty unless it keeps. */
    byte[] kept() {
        return kept == null ? new byte[0] : kept.toByteArray();
    }
}
