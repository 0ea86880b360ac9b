package io.partnerchat.handoff;

import io.partnerchat.config.Settings;
import io.partnerchat.problem.FailureLog;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends what is due: a few companies at a time, each one message after the other. An end that fails is left alone for a
 * growing while, so that those who let us wait do not take the threads of those who do not.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/outbox", maxAsync = 8)
public class OutboxRunner {
    private static final Logger LOG = System.getLogger(OutboxRunner.class.getName());
    private static final int TOGETHER = 100;
    private static final long MOST_QUIET_MILLIS = 60_000;

    @Inject
    OutboxService service;

    @Inject
    WebhookSender webhooks;

    @Inject
    MailSender mails;

    @Resource(lookup = "java:app/concurrent/outbox")
    ManagedExecutorService executor;

    private final HandoffConfig config = HandoffConfig.from(Settings.ofServer());
    private final Set<OutboxLane> busy = ConcurrentHashMap.newKeySet();
    private final Map<OutboxLane, Quiet> quiet = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    private record Quiet(int failures, long until) {}

    /** Looks for what is due, on any node; called again and again. */
    void look() {
        long now = System.currentTimeMillis();
        // how often it failed is remembered for as long again
        quiet.values().removeIf(rest -> rest.until() + MOST_QUIET_MILLIS < now);
        service.due().stream()
                .filter(lane -> !quiet.containsKey(lane) || quiet.get(lane).until() <= now)
                .forEach(this::submit);
    }

    private void submit(OutboxLane lane) {
        if (stopping || !busy.add(lane)) {
            return;
        }
        executor.execute(() -> {
            try {
                work(lane);
            } catch (RuntimeException e) {
                FailureLog.ofWork(LOG, "event=outbox_failed company=" + lane.companyId(), e);
            } finally {
                busy.remove(lane);
            }
        });
    }

    private void work(OutboxLane lane) {
        for (int i = 0; i < TOGETHER && !stopping; i++) {
            Optional<Message> message = service.claim(lane);
            if (message.isEmpty() || !send(lane, message.get())) {
                return;
            }
        }
    }

    private boolean send(OutboxLane lane, Message message) {
        try {
            deliver(message);
            service.sent(message);
            quiet.remove(lane);
            log(Level.INFO, message, "sent");
            return true;
        } catch (DeliveryException e) {
            service.notSent(message, e.getMessage());
            quiet.compute(lane, (same, before) -> {
                int failures = before == null ? 1 : before.failures() + 1;
                long millis = Math.min(config.waitAfter(failures, 0).toMillis(), MOST_QUIET_MILLIS);
                return new Quiet(failures, System.currentTimeMillis() + millis);
            });
            log(
                    Level.WARNING,
                    message,
                    "not_sent attempt=" + (message.attempts() + 1) + " reason=\"" + e.getMessage() + '"');
            return false;
        }
    }

    private void deliver(Message message) throws DeliveryException {
        if (message.channel() == Channel.MAIL) {
            mails.send(message);
            return;
        }
        Webhook webhook = service.webhook(message.companyId())
                .orElseThrow(() -> new DeliveryException("there is no webhook any more"));
        webhooks.send(webhook, message);
    }

    private static void log(Level level, Message message, String how) {
        LOG.log(
                level,
                () -> "event=outbox company=" + message.companyId() + " channel="
                        + message.channel().word() + " type=" + message.event() + " message=" + message.messageId()
                        + ' '
                        + how);
    }

    /** Another node need not wait for the leases to run out. */
    @PreDestroy
    void stop() {
        stopping = true;
        service.release();
    }
}
