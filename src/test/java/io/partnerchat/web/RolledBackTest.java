package io.partnerchat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import org.junit.jupiter.api.Test;

class RolledBackTest {
    private int times;

    private String fails(int often, SQLException why) {
        times++;
        if (times <= often) {
            throw new IllegalStateException("as a container wraps it", new IllegalStateException(why));
        }
        return "done";
    }

    @Test
    void whatADeadlockEndedIsDoneAgain() {
        assertEquals(
                "done", RolledBack.triedAgain(() -> fails(2, new SQLTransactionRollbackException("deadlock found"))));
        assertEquals(3, times);
    }

    @Test
    void notForever() {
        assertThrows(
                IllegalStateException.class,
                () -> RolledBack.triedAgain(() -> fails(1_000, new SQLTransactionRollbackException("deadlock found"))));
        assertEquals(6, times);
    }

    @Test
    void anyOtherFaultStays() {
        assertThrows(
                IllegalStateException.class,
                () -> RolledBack.triedAgain(() -> fails(1, new SQLException("no such table"))));
        assertEquals(1, times);
    }
}
