package io.partnerchat.web;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * A query whose connection breaks fails at once. EclipseLink would hold its thread for ten seconds and try twice more, when
 * the pool has looked whether the connection is good and whoever asked can ask again.
 */
public class OneTry implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
    }
}
