package io.partnerchat.web;

import io.partnerchat.problem.DatabaseOutage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks a database server every second whether it is there. While it is not, or has stopped answering, whoever wants a
 * connection is refused at once, and who waits in one is let go: no thread is held by a database that is away. The log
 * says so once, and once more when it is back.
 */
final class DatabaseWatch implements Runnable {
    private static final Logger LOG = System.getLogger(DatabaseWatch.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long it may take to say that it is there, or to let somebody in. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Makes a connection that waits no longer than {@link #PATIENCE} for anything. */
    interface Door {
        Connection open() throws SQLException;
    }

    private final Door door;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private Connection own;
    private volatile Instant awaySince;

    DatabaseWatch(Door door) {
        this.door = door;
    }

    void start() {
        Thread thread = new Thread(this, "database-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Throws while the database is away. */
    void require() throws SQLException {
        if (awaySince != null) {
            throw new SQLTransientConnectionException("The database does not answer.", "08001");
        }
    }

    /** A connection that is to be given up when the database is away. */
    void add(Connection connection) {
        connections.add(connection);
    }

    @Override
    public void run() {
        try {
            while (true) {
                look();
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void look() {
        try {
            connections.removeIf(DatabaseWatch::isClosed);
            if (own == null || !answers()) {
                own = door.open();
            }
            there();
        } catch (SQLException | RuntimeException e) {
            away(e);
        }
    }

    /** False when only this connection was closed, as servers do with old ones; a new one will tell. */
    private boolean answers() throws SQLException {
        long asked = System.nanoTime();
        if (own.isValid((int) PATIENCE.toSeconds())) {
            return true;
        }
        giveUp(own);
        own = null;
        if (System.nanoTime() - asked >= PATIENCE.toNanos()) {
            throw new SQLTransientConnectionException("It has not answered for " + PATIENCE.toSeconds() + " s.");
        }
        return false;
    }

    private void there() {
        Instant since = awaySince;
        if (since != null) {
            awaySince = null;
            LOG.log(
                    Level.WARNING,
                    "event=database_back after_s="
                            + Duration.between(since, Instant.now()).toSeconds());
        }
    }

    private void away(Exception reason) {
        if (awaySince == null) {
            awaySince = Instant.now();
            LOG.log(Level.ERROR, "event=database_away error=" + DatabaseOutage.inOneLine(reason));
        }
        connections.forEach(DatabaseWatch::giveUp);
        connections.clear();
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** On a thread of its own: what is being written to a server that has stopped may hold up even this. */
    private static void giveUp(Connection connection) {
        Thread thread = new Thread(
                () -> {
                    try {
                        connection.abort(Runnable::run);
                    } catch (SQLException e) {
                        LOG.log(Level.DEBUG, "it was closed already", e);
                    }
                },
                "database-watch-gives-up");
        thread.setDaemon(true);
        thread.start();
    }
}
