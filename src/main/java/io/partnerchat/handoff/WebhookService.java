package io.partnerchat.handoff;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Keeps where partners' systems hear what happens. */
@Stateless
public class WebhookService {
    @Inject
    WebhookStore store;

    @Inject
    OutboxErasureStore messages;

    @Inject
    Outbox outbox;

    /** Without its secret. */
    public Optional<Webhook> find(String companyId) {
        return store.find(companyId).map(Webhook::withoutSecret);
    }

    /** @return it, with its secret only when that was made now */
    public Webhook put(String companyId, WebhookRequest request) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Optional<Webhook> before = store.find(companyId);
        boolean newSecret = before.isEmpty() || request.newSecret();
        String secret = newSecret ? Signature.newSecret() : before.get().secret();
        Webhook webhook = new Webhook(
                request.url(),
                request.events(),
                secret,
                before.map(Webhook::createdAt).orElse(now),
                now);
        store.put(companyId, webhook);
        return newSecret ? webhook : webhook.withoutSecret();
    }

    /** With the deliveries that are listed and those that wait. */
    public void delete(String companyId) {
        store.delete(companyId);
        messages.deleteOfChannel(companyId, Channel.WEBHOOK);
    }

    /** Has a call made that means nothing, for the partner to see whether it arrives. */
    public void test(String companyId) {
        if (store.find(companyId).isEmpty()) {
            throw unknown();
        }
        outbox.test(companyId);
    }

    static ProblemException unknown() {
        return new ProblemException(Problem.of(404, "There is no webhook."));
    }
}
