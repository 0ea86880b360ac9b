package io.partnerchat.config;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls of Payara's data grid. They wait for other nodes, so threads of their own make them, and who asks waits with patience
 * only. A grid that does not answer is left alone for a while.
 */
public final class GridCalls implements AutoCloseable {
    private static final Logger LOG = System.getLogger(GridCalls.class.getName());
    private static final int WORKERS = 4;
    private static final int MAX_WAITING = 1_000;
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(16);

    private final String purpose;
    private final ExecutorService workers;
    private volatile long restUntil = System.nanoTime();
    private volatile Duration nextRest = SHORTEST_REST;

    /** @param purpose what the calls are for, one word for the log */
    public GridCalls(String purpose) {
        AtomicInteger number = new AtomicInteger();
        this.purpose = purpose;
        this.workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), work -> {
                    Thread thread = new Thread(work, purpose + '-' + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** What the call returns; empty also when the grid does not answer, or is left alone. */
    public <T> Optional<T> ask(Callable<T> call) {
        return ask(call, PATIENCE);
    }

    public <T> Optional<T> ask(Callable<T> call, Duration patience) {
        if (rests()) {
            return Optional.empty();
        }
        Future<T> result = null;
        try {
            result = workers.submit(call);
            T answer = result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            nextRest = SHORTEST_REST;
            return Optional.ofNullable(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            result.cancel(true);
            rest(e);
        } catch (ExecutionException | RejectedExecutionException e) {
            rest(e);
        }
        return Optional.empty();
    }

    /** Nobody waits for this one, and nobody hears whether it could be done. */
    public void tell(Runnable call) {
        if (rests()) {
            return;
        }
        try {
            workers.execute(() -> {
                try {
                    call.run();
                } catch (RuntimeException e) {
                    LOG.log(Level.DEBUG, "the grid was not told", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "the grid was not told", e);
        }
    }

    private boolean rests() {
        return System.nanoTime() - restUntil < 0;
    }

    private void rest(Exception failure) {
        Duration rest = nextRest;
        restUntil = System.nanoTime() + rest.toNanos();
        nextRest = rest.compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : rest;
        LOG.log(
                Level.WARNING,
                "event=grid_failed purpose=" + purpose + " for_seconds=" + rest.toSeconds()
                        + " this node goes on by itself: " + failure);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
