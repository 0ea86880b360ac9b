package io.partnerchat.web;

import io.partnerchat.config.Settings;
import io.partnerchat.problem.DatabaseOutage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The first connection of a start. A database server that is not there yet, as when both are started together, is waited
 * for; a wrong name or password is not.
 */
final class FirstConnection {
    private static final Logger LOG = System.getLogger(FirstConnection.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** As JDBC calls what comes of the network: refused, unreachable, cut off, too many already. */
    private static final String CONNECTION_STATES = "08";

    private FirstConnection() {}

    static Connection await(DatabaseWatch.Door door) throws SQLException {
        Duration limit = Duration.ofSeconds(Settings.ofServer().integer("DB_START_SECONDS", 0, 3600));
        return await(door, limit, PAUSE);
    }

    static Connection await(DatabaseWatch.Door door, Duration limit, Duration pause) throws SQLException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return door.open();
            } catch (SQLException e) {
                long left = Duration.ofNanos(end - System.nanoTime()).toSeconds();
                if (left <= 0 || !isAway(e)) {
                    throw e;
                }
                LOG.log(
                        Level.WARNING,
                        "The database does not answer yet; waiting for it up to " + left + " s more. "
                                + DatabaseOutage.inOneLine(e));
                sleep(pause, e);
            }
        }
    }

    private static boolean isAway(SQLException refusal) {
        return String.valueOf(refusal.getSQLState()).startsWith(CONNECTION_STATES);
    }

    private static void sleep(Duration pause, SQLException reason) throws SQLException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
