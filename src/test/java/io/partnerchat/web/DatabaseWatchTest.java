package io.partnerchat.web;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DatabaseWatchTest {
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean there = true;

    private final DatabaseWatch watch = new DatabaseWatch(() -> {
        opened.incrementAndGet();
        if (!there) {
            throw new SQLNonTransientConnectionException("refused", "08001");
        }
        return connection();
    });

    private Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isValid" -> there;
                    case "isClosed" -> false;
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "abort" -> {
                        givenUp.countDown();
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void whoWaitsInADatabaseThatIsAwayIsLetGoAndWhoComesIsRefused() throws Exception {
        watch.look();
        watch.add(connection());
        assertDoesNotThrow(watch::require);
        there = false;
        watch.look();
        assertTrue(givenUp.await(10, TimeUnit.SECONDS));
        assertThrows(SQLTransientConnectionException.class, watch::require);
        there = true;
        watch.look();
        assertDoesNotThrow(watch::require);
    }

    @Test
    void oneConnectionServesManyLooks() {
        for (int i = 0; i < 5; i++) {
            watch.look();
        }
        assertEquals(1, opened.get());
    }

    @Test
    void theFirstConnectionIsWaitedForButNotForever() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        DatabaseWatch.Door late = () -> {
            if (tries.incrementAndGet() < 3) {
                throw new SQLNonTransientConnectionException("refused", "08S01");
            }
            return connection();
        };
        FirstConnection.await(late, Duration.ofMinutes(1), Duration.ofMillis(1));
        assertEquals(3, tries.get());
        assertThrows(
                SQLException.class,
                () -> FirstConnection.await(this::refuse, Duration.ofMillis(30), Duration.ofMillis(1)));
    }

    private Connection refuse() throws SQLException {
        throw new SQLNonTransientConnectionException("refused", "08S01");
    }

    @Test
    void aWrongPasswordIsNotWaitedFor() {
        AtomicInteger tries = new AtomicInteger();
        assertThrows(
                SQLInvalidAuthorizationSpecException.class,
                () -> FirstConnection.await(
                        () -> {
                            tries.incrementAndGet();
                            throw new SQLInvalidAuthorizationSpecException("Access denied", "28000");
                        },
                        Duration.ofMinutes(1),
                        Duration.ofMillis(1)));
        assertEquals(1, tries.get());
    }
}
