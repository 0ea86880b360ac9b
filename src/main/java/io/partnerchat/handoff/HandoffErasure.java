package io.partnerchat.handoff;

import io.partnerchat.company.CompanyErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Lets go of what is kept of somebody, in the caller's transaction. A lead outlives its conversation: the visitor has
 * asked for an answer to it.
 */
@ApplicationScoped
public class HandoffErasure {
    @Inject
    LeadStore leads;

    @Inject
    OutboxErasureStore messages;

    @Inject
    WebhookStore webhooks;

    /** What was said in a conversation; messages about its leads stay, as the leads do. */
    public void conversation(String companyId, String sessionId) {
        messages.deleteOfSession(companyId, sessionId, Event.LEAD.word());
    }

    /** Messages of before then that tell what was said; those about leads stay, as the leads do. */
    public void before(String companyId, long millis) {
        messages.deleteBefore(companyId, millis, Event.LEAD.word());
    }

    /** Everything of a visitor, leads too. */
    public void visitor(String companyId, String userId) {
        leads.deleteOfVisitor(companyId, userId);
        messages.deleteOfVisitor(companyId, userId);
    }

    void company(@Observes CompanyErased erased) {
        leads.deleteSome(erased);
        messages.deleteSome(erased);
        webhooks.delete(erased.companyId());
    }
}
