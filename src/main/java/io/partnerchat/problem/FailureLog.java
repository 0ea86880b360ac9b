package io.partnerchat.problem;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What the log says of a request that fails on our side. */
public final class FailureLog {
    private static final Logger LOG = System.getLogger(FailureLog.class.getName());

    private FailureLog() {}

    /** With the stack only of what nobody foresaw: a database that is away fails many requests. */
    public static void write(Problem problem, String requestId, Throwable failure) {
        String line = "event=failure status=" + problem.status() + " request=" + requestId;
        if (DatabaseOutage.in(failure).isPresent()) {
            LOG.log(Level.WARNING, line + " error=" + DatabaseOutage.inOneLine(failure));
        } else {
            LOG.log(Level.ERROR, line, failure);
        }
    }

    /** Of work that nobody waits for and that is tried again by itself. That a database is away has been said already. */
    public static void ofWork(Logger log, String event, Throwable failure) {
        if (DatabaseOutage.in(failure).isPresent()) {
            log.log(Level.DEBUG, event, failure);
        } else {
            log.log(Level.WARNING, event, failure);
        }
    }
}
