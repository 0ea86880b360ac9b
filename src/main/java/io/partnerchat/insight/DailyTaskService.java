package io.partnerchat.insight;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

/** Who does what is done once a day: the first node that asks, and another one when that gives no sign of life. */
@Stateless
public class DailyTaskService {
    private static final String RETENTION = "retention";
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** This process, not this machine: after a restart it is another one. */
    private static final String OWNER = UUID.randomUUID().toString();

    @Inject
    DailyTaskStore store;

    /** Whether the day's work is this node's now. */
    public boolean claim(LocalDate day) {
        long now = System.currentTimeMillis();
        return !store.isDone(RETENTION, day.toString())
                && store.claim(RETENTION, day.toString(), OWNER, now, now + LEASE.toMillis());
    }

    /**
     * A sign of life.
     *
     * @throws IllegalStateException when another node has taken over
     */
    public void renew() {
        if (!store.renew(RETENTION, OWNER, System.currentTimeMillis() + LEASE.toMillis())) {
            throw new IllegalStateException("another node has taken the day's work over");
        }
    }

    public void done(LocalDate day) {
        store.done(RETENTION, day.toString(), OWNER);
    }
}
