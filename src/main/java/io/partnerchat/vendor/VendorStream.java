package io.partnerchat.vendor;

import java.nio.ByteBuffer;

/** Reads one answer while it comes, on the wire's own threads: it must not wait for anything. */
public interface VendorStream {
    /** Whether an answer with this head is read piece by piece; else it is collected and judged whole. */
    boolean takes(int status, String contentType);

    /**
     * The next bytes; a {@link VendorException} ends the call.
     *
     * @return whether all that matters has come, though the body may go on
     */
    boolean read(ByteBuffer part);

    /** How long it may still be silent, in nanoseconds; the call is ended when there is nothing left. */
    long silenceLeft();
}
