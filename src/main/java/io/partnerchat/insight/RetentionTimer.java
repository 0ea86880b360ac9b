package io.partnerchat.insight;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Has every node look whether the day's work is done; that one of them does it is what the lease is for. */
@Singleton
@DependsOn("Startup")
public class RetentionTimer {
    private static final Logger LOG = System.getLogger(RetentionTimer.class.getName());

    @Inject
    Retention retention;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void look() {
        try {
            retention.look();
        } catch (RuntimeException e) {
            // a timer that throws is tried once more and then gone
            LOG.log(Level.WARNING, "event=retention_failed", e);
        }
    }
}
