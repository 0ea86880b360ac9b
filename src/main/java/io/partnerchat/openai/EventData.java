package io.partnerchat.openai;

import io.partnerchat.vendor.VendorException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Cuts a body of server-sent events into the data of each event, in whatever pieces it arrives: a line, a line end of two
 * bytes or a character may be split. Lines that are not data are skipped.
 */
final class EventData {
    /** Far more than any event has; without a limit a vendor could fill the memory. */
    private static final int LONGEST = 1024 * 1024;

    private static final byte[] FIELD = {'d', 'a', 't', 'a'};

    private final Consumer<byte[]> events;
    private final Bytes line = new Bytes();
    private final Bytes data = new Bytes();
    private boolean hasData;
    private boolean afterReturn;

    /** @param events gets the data of each event, in UTF-8 */
    EventData(Consumer<byte[]> events) {
        this.events = events;
    }

    /** Gives access to what it holds without a copy. */
    private static final class Bytes extends ByteArrayOutputStream {
        byte at(int index) {
            return buf[index];
        }

        void copyTo(ByteArrayOutputStream other, int from) {
            other.write(buf, from, count - from);
        }
    }

    void read(ByteBuffer part) {
        while (part.hasRemaining()) {
            byte next = part.get();
            if (next == '\n' && afterReturn) {
                afterReturn = false;
            } else if (next == '\n' || next == '\r') {
                afterReturn = next == '\r';
                lineEnds();
            } else {
                afterReturn = false;
                line.write(next);
                bounded(line);
            }
        }
    }

    /** The body is over: what stands there without a line end is an event too, if it is one. */
    void end() {
        if (line.size() > 0) {
            lineEnds();
        }
        eventEnds();
    }

    private void lineEnds() {
        if (line.size() == 0) {
            eventEnds();
        } else if (isData()) {
            if (hasData) {
                data.write('\n');
            }
            hasData = true;
            int from = Math.min(line.size(), FIELD.length + 1);
            line.copyTo(data, from < line.size() && line.at(from) == ' ' ? from + 1 : from);
            bounded(data);
        }
        line.reset();
    }

    private boolean isData() {
        for (int i = 0; i < FIELD.length; i++) {
            if (i >= line.size() || line.at(i) != FIELD[i]) {
                return false;
            }
        }
        return line.size() == FIELD.length || line.at(FIELD.length) == ':';
    }

    private void eventEnds() {
        if (hasData) {
            byte[] event = data.toByteArray();
            data.reset();
            hasData = false;
            events.accept(event);
        }
    }

    private static void bounded(Bytes bytes) {
        if (bytes.size() > LONGEST) {
            throw new VendorException(VendorException.Kind.BAD_ANSWER, "too_long");
        }
    }
}
