package io.partnerchat.handoff;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Has every node look for messages every second; that two nodes do not send the same one is what the leases are for. */
@Singleton
@DependsOn("Startup")
public class OutboxTimer {
    private static final Logger LOG = System.getLogger(OutboxTimer.class.getName());

    @Inject
    OutboxRunner runner;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void look() {
        try {
            runner.look();
        } catch (RuntimeException e) {
            // a timer that throws is tried once more and then gone
            LOG.log(Level.WARNING, "event=outbox_look_failed", e);
        }
    }
}
