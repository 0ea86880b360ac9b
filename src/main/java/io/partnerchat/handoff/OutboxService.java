package io.partnerchat.handoff;

import io.partnerchat.config.Settings;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What happens to messages on their way out, each step in a transaction of its own: none is open while one is sent. */
@Stateless
public class OutboxService {
    /** Longer than any attempt takes; a node that dies keeps its messages from the others for so long. */
    private static final Duration LEASE = Duration.ofSeconds(60);
    /** This process, not this machine: after a restart it is another one. */
    private static final String OWNER = UUID.randomUUID().toString();

    private static final int MOST_LANES = 200;
    private static final int MOST_DELETED = 500;
    private static final Duration SENT_ARE_LISTED = Duration.ofDays(7);
    private static final Duration FAILED_ARE_LISTED = Duration.ofDays(30);
    private static final int MAX_ERROR = 300;

    @Inject
    OutboxStore store;

    @Inject
    DeliveryStore deliveries;

    @Inject
    OutboxErasureStore erasure;

    @Inject
    WebhookStore webhooks;

    @Inject
    LeadStore leads;

    private HandoffConfig config;

    @PostConstruct
    void configure() {
        config = HandoffConfig.from(Settings.ofServer());
    }

    public List<OutboxLane> due() {
        return store.due(System.currentTimeMillis(), MOST_LANES);
    }

    /** The next message that is due and is this node's now. */
    public Optional<Message> claim(OutboxLane lane) {
        long now = System.currentTimeMillis();
        return store.next(lane, now).filter(message -> store.claim(message.id(), OWNER, now, now + LEASE.toMillis()));
    }

    public Optional<Webhook> webhook(String companyId) {
        return webhooks.find(companyId);
    }

    public void sent(Message message) {
        if (store.sent(message.id(), OWNER, System.currentTimeMillis())) {
            tell(message, OutboxStore.SENT);
        }
    }

    /** It is tried again later, or has failed. */
    public void notSent(Message message, String error) {
        String short300 = error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR);
        long now = System.currentTimeMillis();
        int failed = message.attempts() + 1;
        if (failed < config.attempts()) {
            Duration wait = config.waitAfter(failed, ThreadLocalRandom.current().nextDouble());
            store.again(message.id(), OWNER, short300, now + wait.toMillis());
        } else if (store.failed(message.id(), OWNER, short300, now)) {
            tell(message, OutboxStore.FAILED);
        }
    }

    private void tell(Message message, String mail) {
        if (message.channel() == Channel.MAIL) {
            leads.mailed(message.companyId(), message.reference(), mail);
        }
    }

    public void release() {
        store.release(OWNER);
    }

    /** @param status null: any */
    public Delivery.Listing page(String companyId, String status, long before, int limit) {
        List<Delivery> rows = deliveries.page(companyId, Channel.WEBHOOK, status, before, limit + 1);
        List<Delivery> shown = rows.subList(0, Math.min(limit, rows.size()));
        return new Delivery.Listing(
                List.copyOf(shown), rows.size() > limit ? shown.get(limit - 1).rowId() : null);
    }

    /** Tries one that has failed from the beginning. */
    public void retry(String companyId, String messageId) {
        if (deliveries.retry(companyId, Channel.WEBHOOK, messageId, System.currentTimeMillis()) == 0) {
            throw new ProblemException(Problem.of(404, "There is no such delivery that has failed."));
        }
    }

    /** @return whether there may be more that nobody needs to see any longer */
    public boolean clear() {
        long now = System.currentTimeMillis();
        return erasure.deleteFinished(OutboxStore.SENT, now - SENT_ARE_LISTED.toMillis(), MOST_DELETED)
                        + erasure.deleteFinished(OutboxStore.FAILED, now - FAILED_ARE_LISTED.toMillis(), MOST_DELETED)
                >= MOST_DELETED;
    }
}
