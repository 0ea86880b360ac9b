package io.partnerchat.it;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be undone when the test run ends, the newest first: a server before its database. */
final class AtTheEnd {
    private static final Deque<Runnable> TASKS = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtTheEnd::run, "at-the-end"));
    }

    private AtTheEnd() {}

    static synchronized void also(Runnable task) {
        TASKS.push(task);
    }

    private static synchronized void run() {
        TASKS.forEach(task -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                System.err.println("not cleaned up: " + e);
            }
        });
    }
}
