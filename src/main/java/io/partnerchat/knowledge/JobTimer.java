package io.partnerchat.knowledge;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Has every node look for jobs every other second. Not persistent: a persistent timer needs the data grid, and stops for
 * good when its node is stopped in order; that two nodes do not do the same job is what the leases are for.
 */
@Singleton
@DependsOn("Startup")
public class JobTimer {
    private static final Logger LOG = System.getLogger(JobTimer.class.getName());

    @Inject
    JobRunner runner;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void look() {
        try {
            runner.look();
        } catch (RuntimeException e) {
            // a timer that throws is tried once more and then gone
            LOG.log(Level.WARNING, "event=knowledge_look_failed", e);
        }
    }
}
