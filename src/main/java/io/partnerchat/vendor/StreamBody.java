package io.partnerchat.vendor;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** Hands a body on as it comes; what is left of it when its end was said is waited for only a moment. */
final class StreamBody implements BodySubscriber<byte[]> {
    private static final byte[] NOTHING = {};
    /** A connection whose body ends in this time is used again. */
    private static final long END_MILLIS = 500;

    private final VendorStream stream;
    private final Executor executor;
    private final CompletableFuture<byte[]> end = new CompletableFuture<>();
    private Flow.Subscription subscription;

    StreamBody(VendorStream stream, Executor executor) {
        this.stream = stream;
        this.executor = executor;
    }

    /** Completed with nothing at the end, or exceptionally when the stream breaks off. */
    @Override
    public CompletionStage<byte[]> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        if (end.isDone()) {
            return;
        }
        try {
            boolean over = false;
            for (ByteBuffer part : parts) {
                over = over || stream.read(part);
            }
            if (over) {
                CompletableFuture.delayedExecutor(END_MILLIS, TimeUnit.MILLISECONDS, executor)
                        .execute(subscription::cancel);
                end.complete(NOTHING);
            }
        } catch (RuntimeException e) {
            subscription.cancel();
            end.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable problem) {
        end.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        end.complete(NOTHING);
    }
}
