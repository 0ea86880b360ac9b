package io.partnerchat.web;

import io.partnerchat.problem.Problem;
import java.util.Optional;
import org.glassfish.grizzly.Buffer;

/** How much has come of a request's first line and headers; the parser says of too much only that it is wrong. */
final class HeadSize {
    /** What the container's parser takes (header-buffer-length-bytes, max-request-headers). */
    static final int MOST_BYTES = 8192;

    static final int MOST_HEADERS = 100;

    private int bytes;
    private int lines;
    private boolean lineIsEmpty;
    private boolean whole;

    void add(Buffer piece) {
        for (int i = piece.position(); i < piece.limit() && !whole && bytes < MOST_BYTES; i++) {
            bytes++;
            byte next = piece.get(i);
            if (next == '\n') {
                lines++;
                whole = lineIsEmpty;
                lineIsEmpty = true;
            } else if (next != '\r') {
                lineIsEmpty = false;
            }
        }
    }

    /** Why the parser has refused it, when it is for its size. */
    Optional<Problem> problem() {
        if (bytes < MOST_BYTES && lines <= MOST_HEADERS + 1) {
            return Optional.empty();
        }
        return Optional.of(
                lines == 0
                        ? Problem.of(414, "The address is longer than this server reads.")
                        : Problem.of(431, "The headers are more than this server reads."));
    }
}
