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
final class StreamBody implements BodySubscriber<Void> {
    /** A connection whose body ends in this time is used again. */
    private static final long END_MILLIS = 500;

    private final Executor executor;
    private final Runnable whenOver;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private VendorStream stream;
    private Flow.Subscription subscription;

    /** @param whenOver called when it has ended well */
    StreamBody(VendorStream stream, Executor executor, Runnable whenOver) {
        this.stream = stream;
        this.executor = executor;
        this.whenOver = whenOver;
    }

    /** Completed at the end, or exceptionally when the stream breaks off. */
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
                over();
            }
        } catch (RuntimeException e) {
            subscription.cancel();
            onError(e);
        }
    }

    @Override
    public void onError(Throwable problem) {
        stream = null;
        end.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        if (!end.isDone()) {
            over();
        }
    }

    /** The JDK's client keeps this while the connection is idle; whoever reads is let go. */
    private void over() {
        stream = null;
        whenOver.run();
        end.complete(null);
    }
}
