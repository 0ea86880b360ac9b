package io.partnerchat.vendor;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/** Sends a body once, as it is, and lets go of it; the JDK's own publishers copy it and keep the copy until the answer has come. */
final class WholeBody implements BodyPublisher {
    private final int length;
    private final AtomicReference<byte[]> bytes;

    /** @param bytes not copied */
    WholeBody(byte[] bytes) {
        this.length = bytes.length;
        this.bytes = new AtomicReference<>(bytes);
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> wire) {
        boolean sent = bytes.get() == null;
        wire.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                byte[] whole = bytes.getAndSet(null);
                if (whole != null) {
                    wire.onNext(ByteBuffer.wrap(whole));
                    wire.onComplete();
                }
            }

            @Override
            public void cancel() {
                bytes.set(null);
            }
        });
        if (sent) {
            wire.onError(new IOException("the body was sent before"));
        }
    }
}
