package io.partnerchat.vendor;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * Collects a whole body without a thread waiting for it; gives up when it grows beyond the limit. The JDK's client keeps
 * this for as long as the connection is idle, so the body is handed over and nothing of it kept.
 */
final class BoundedBody implements BodySubscriber<Void> {
    private static final int USUAL = 4 * 1024;
    /** As much is believed of an announced length before the bytes have come. */
    private static final int MOST_AT_ONCE = 64 * 1024;

    private final int limit;
    private final Consumer<byte[]> whole;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private Flow.Subscription subscription;
    private byte[] bytes;
    private int size;

    /**
     * @param announced the length that the head says, or less than 0
     * @param whole gets the body, before the stage of {@link #getBody} is completed
     */
    BoundedBody(int limit, long announced, Consumer<byte[]> whole) {
        this.limit = limit;
        this.whole = whole;
        this.bytes = new byte[announced < 0 ? USUAL : (int) Math.min(announced, MOST_AT_ONCE)];
    }

    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            if (end.isDone()) {
                return;
            }
            add(part);
        }
    }

    private void add(ByteBuffer part) {
        int length = part.remaining();
        if (size + length > limit) {
            subscription.cancel();
            fail("too_long");
            return;
        }
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
        part.get(bytes, size, length);
        size += length;
    }

    @Override
    public void onError(Throwable problem) {
        fail("broke_off");
    }

    private void fail(String code) {
        bytes = null;
        end.completeExceptionally(new VendorException(VendorException.Kind.BAD_ANSWER, code));
    }

    @Override
    public void onComplete() {
        if (end.isDone()) {
            return;
        }
        byte[] all = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        bytes = null;
        whole.accept(all);
        end.complete(null);
    }
}
