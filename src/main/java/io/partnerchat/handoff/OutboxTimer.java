package io.partnerchat.handoff;

import io.partnerchat.problem.FailureLog;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;

/** Has every node look for messages every second; that two nodes do not send the same one is what the leases are for. */
@Singleton
@DependsOn("Startup")
@TransactionManagement(TransactionManagementType.BEAN)
public class OutboxTimer {
    private static final Logger LOG = System.getLogger(OutboxTimer.class.getName());

    @Inject
    OutboxRunner runner;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void look() {
        try {
            runner.look();
        } catch (RuntimeException e) {
            // a timer that throws is tried once more and then gone
            FailureLog.ofWork(LOG, "event=outbox_look_failed", e);
        }
    }
}
