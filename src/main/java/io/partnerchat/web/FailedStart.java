package io.partnerchat.web;

import io.partnerchat.config.InvalidSettingException;
import io.partnerchat.problem.DatabaseOutage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Ends a server that cannot work. Payara Micro keeps running, and answers 404, when a deployment fails; but whoever
 * supervises the server has to notice. Nothing has been served yet, so nothing is lost by not shutting down in order.
 */
final class FailedStart {
    private static final Logger LOG = System.getLogger(FailedStart.class.getName());
    private static final String SCHEMA =
            "the tables in the database were not made by this version or an older one; nothing was changed. ";
    private static final String DATABASE = "the database cannot be used; check DB_URL, DB_USER and DB_PASSWORD. ";

    /** The container's name for it. */
    private static final String DEPLOYMENT_FAILED = "Deployment_Failed";

    private FailedStart() {}

    static void end(Throwable failure) {
        LOG.log(Level.ERROR, "The server does not start: " + sentence(failure));
        Runtime.getRuntime().halt(1);
    }

    /** From now on, should something else of the application fail: what the container says about it stands above then. */
    static void endWithDeployment() {
        try {
            Container.listen(event -> {
                if (event.equals(DEPLOYMENT_FAILED)) {
                    // no class of the application can be loaded any more
                    LOG.log(
                            Level.ERROR,
                            "The server does not start: the application failed, for the reason told above.");
                    Runtime.getRuntime().halt(1);
                }
            });
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.WARNING, "event=deployment_watch_unavailable", e);
        }
    }

    /** What to do about it, as far as it is known. */
    static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSettingException) {
                return cause.getMessage();
            }
            if (cause instanceof FlywayValidateException) {
                return SCHEMA + cause.getMessage().lines().collect(Collectors.joining(" "));
            }
            if (cause instanceof SQLException || cause instanceof FlywayException) {
                return DATABASE + DatabaseOutage.inOneLine(cause);
            }
        }
        return DatabaseOutage.inOneLine(failure);
    }
}
