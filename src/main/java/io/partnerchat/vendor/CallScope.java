package io.partnerchat.vendor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a turn allows its vendor calls: the time that is left, and a signal that nobody waits for the answer any more.
 * Thread-safe.
 */
public final class CallScope {
    private final String requestId;
    private volatile long endsAt;
    private final List<Runnable> cancelHooks = new ArrayList<>();
    private boolean cancelled;

    private CallScope(long endsAt, String requestId) {
        this.endsAt = endsAt;
        this.requestId = requestId;
    }

    /** For what nobody has asked for by a request. */
    public static CallScope within(Duration budget) {
        return within(budget, "");
    }

    /** @param requestId names the request in the log */
    public static CallScope within(Duration budget, String requestId) {
        return new CallScope(System.nanoTime() + budget.toNanos(), requestId);
    }

    /** A scope that ends with this one, and sooner when its own budget is spent. */
    public CallScope part(Duration budget) {
        CallScope part = new CallScope(Math.min(endsAt, System.nanoTime() + budget.toNanos()), requestId);
        onCancel(part::cancel);
        return part;
    }

    /** Ends so much later from now on, if that is later than it would end; a part of it is not touched. */
    public synchronized void extend(Duration budget) {
        endsAt = Math.max(endsAt, System.nanoTime() + budget.toNanos());
    }

    /** Empty when no request is behind it. */
    String requestId() {
        return requestId;
    }

    /** The time left, zero when it is over or the scope was cancelled; never negative. */
    public Duration remaining() {
        long left = endsAt - System.nanoTime();
        return cancelled() || left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
    }

    public synchronized boolean cancelled() {
        return cancelled;
    }

    /** Runs the hook when the scope is cancelled; at once when it already is. */
    public void onCancel(Runnable hook) {
        synchronized (this) {
            if (!cancelled) {
                cancelHooks.add(hook);
                return;
            }
        }
        hook.run();
    }

    /** Takes a hook back, so that a long scope does not keep what a call that is over held. */
    public synchronized void forget(Runnable hook) {
        cancelHooks.removeIf(known -> known == hook);
    }

    /** Ends every call made in this scope. Safe to call more than once. */
    public void cancel() {
        List<Runnable> hooks;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            hooks = List.copyOf(cancelHooks);
            cancelHooks.clear();
        }
        hooks.forEach(Runnable::run);
    }
}
