package io.partnerchat.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One request at a time to a host from this node, whoever's job it is, and a pause after each. */
@ApplicationScoped
class HostTurns {
    private static final int MOST_HOSTS = 10_000;

    private final Cache<String, Turn> hosts = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofHours(1))
            .maximumSize(MOST_HOSTS)
            .build();

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock(true);
        private long nextNanos = System.nanoTime();
    }

    @FunctionalInterface
    interface Request<T> {
        T send() throws IOException;
    }

    /** @throws JobStoppedException when the server is stopping */
    <T> T take(String host, Duration pause, Request<T> request) throws IOException {
        Turn turn = hosts.get(host, key -> new Turn());
        try {
            turn.lock.lockInterruptibly();
            try {
                TimeUnit.NANOSECONDS.sleep(turn.nextNanos - System.nanoTime());
                return request.send();
            } finally {
                turn.nextNanos = System.nanoTime() + pause.toNanos();
                turn.lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobStoppedException("the server is stopping");
        }
    }
}
