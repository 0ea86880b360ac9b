package io.partnerchat.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Somebody who opens a shop's page 20 times a second while others load the server. The time counts from when the request
 * was due, so that a slow answer is not hidden by asking later.
 */
final class Probe implements AutoCloseable {
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(50);

    private final Histogram nanos = new Histogram(TimeUnit.MINUTES.toNanos(5), 3);
    private final Thread thread;
    private volatile boolean running = true;
    private volatile int errors;

    Probe(int port, String path) {
        thread = new Thread(() -> run(port, path), "probe");
        thread.start();
    }

    private void run(int port, String path) {
        long due = System.nanoTime();
        int failed = 0;
        while (running) {
            // park may return before its time
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            try {
                failed += Web.get(port, path).statusCode() == 200 ? 0 : 1;
                nanos.recordValue(System.nanoTime() - due);
            } catch (IOException e) {
                failed++;
            } catch (InterruptedException e) {
                return;
            }
            errors = failed;
            due += PERIOD;
        }
    }

    /** Ends it; the numbers are there after that. */
    @Override
    public void close() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    double millisAt(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    int errors() {
        return errors;
    }
}
