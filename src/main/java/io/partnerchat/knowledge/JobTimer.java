package io.partnerchat.knowledge;

import io.partnerchat.problem.FailureLog;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;

/**
 * Has every node look for jobs every other second. Not persistent: a persistent timer needs the data grid, and stops for
 * good when its node is stopped in order; that two nodes do not do the same job is what the leases are for.
 */
@Singleton
@DependsOn("Startup")
@TransactionManagement(TransactionManagementType.BEAN)
public class JobTimer {
    private static final Logger LOG = System.getLogger(JobTimer.class.getName());

    @Inject
    JobRunner runner;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    public void look() {
        try {
            runner.look();
        } catch (RuntimeException e) {
            // a timer that throws is tried once more and then gone
            FailureLog.ofWork(LOG, "event=knowledge_look_failed", e);
        }
    }
}
