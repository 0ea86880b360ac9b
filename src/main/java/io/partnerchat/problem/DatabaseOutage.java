package io.partnerchat.problem;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;

/** A database that cannot be used just now: not there, not answering, or without a free connection. */
public final class DatabaseOutage {
    private DatabaseOutage() {}

    /** What the database, its driver or the connection pool said, if the failure comes from there. */
    public static Optional<SQLException> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && isOutage(refusal)) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    /** The pool's own exceptions are the ones without a state. */
    private static boolean isOutage(SQLException refusal) {
        return refusal instanceof SQLTransientException
                || refusal instanceof SQLRecoverableException
                || refusal instanceof SQLNonTransientConnectionException
                || refusal.getSQLState() == null;
    }

    public static Problem problem() {
        return Problem.of(503, "The database cannot be used just now.").withHeader("Retry-After", "5");
    }

    /** A failure as the end of a log line: no stack, and the first line of what was said. */
    public static String inOneLine(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": "
                + String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
