package io.partnerchat.web;

import io.partnerchat.config.InvalidSettingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;

/**
 * Ends a server that cannot work. Payara Micro keeps running, and answers 404, when a deployment fails; but whoever
 * supervises the server has to notice. Nothing has been served yet, so nothing is lost by not shutting down in order.
 */
final class FailedStart {
    private static final Logger LOG = System.getLogger(FailedStart.class.getName());
    private static final String DATABASE = "the database cannot be used; check DB_URL, DB_USER and DB_PASSWORD. ";

    private FailedStart() {}

    static void end(Throwable failure) {
        LOG.log(Level.ERROR, "The server does not start: " + sentence(failure));
        Runtime.getRuntime().halt(1);
    }

    /** What to do about it, as far as it is known. */
    static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSettingException) {
                return cause.getMessage();
            }
            if (cause instanceof SQLException || cause instanceof FlywayException) {
                return DATABASE + rootMessage(cause);
            }
        }
        return rootMessage(failure);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return root.getClass().getSimpleName() + ": " + message;
    }
}
