package io.partnerchat.insight;

import io.partnerchat.problem.FailureLog;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;

/** Has every node look whether the day's work is done; that one of them does it is what the lease is for. */
@Singleton
@DependsOn("Startup")
@TransactionManagement(TransactionManagementType.BEAN)
public class RetentionTimer {
    private static final Logger LOG = System.getLogger(RetentionTimer.class.getName());

    @Inject
    Retention retention;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    public void look() {
        try {
            retention.look();
        } catch (RuntimeException e) {
            // a timer that throws is tried once more and then gone
            FailureLog.ofWork(LOG, "event=retention_failed", e);
        }
    }
}
