package io.partnerchat.handoff;

import io.partnerchat.company.Company;
import io.partnerchat.config.Settings;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes leads in, with the messages about them, and shows them to the partner. */
@Stateless
public class LeadService {
    private static final int ID_BYTES = 15;
    private static final int MOST_OF_A_CONVERSATION = 5;
    private static final int MOST_OF_A_COMPANY = 200;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MAILED_TURNS = 5;

    @Inject
    LeadStore leads;

    @Inject
    TurnStore turns;

    @Inject
    Outbox outbox;

    @Inject
    OutboxErasureStore messages;

    private boolean mails;

    @PostConstruct
    void configure() {
        mails = MailConfig.from(Settings.ofServer()).isPresent();
    }

    /**
     * @return the lead's id, the same for the same words from the same conversation
     * @throws ProblemException 404 when nobody has asked anything in the session, 429 when there are too many
     */
    public String add(Company company, String sessionId, NewLead lead) {
        String visitor = turns.visitor(company.id(), sessionId)
                .orElseThrow(() -> new ProblemException(Problem.of(404, "There is no such conversation.")));
        Optional<String> known = leads.withKey(company.id(), lead.key(sessionId));
        if (known.isPresent()) {
            return known.get();
        }
        long now = System.currentTimeMillis();
        limit(company.id(), sessionId, now, DAY, MOST_OF_A_CONVERSATION);
        limit(company.id(), null, now, HOUR, MOST_OF_A_COMPANY);
        String id = "lead_" + Outbox.random(ID_BYTES);
        if (!leads.add(company.id(), id, sessionId, visitor, lead, mails ? OutboxStore.WAITING : "off", now)) {
            return leads.addedMeanwhile(company.id(), lead.key(sessionId)).orElseThrow();
        }
        Outbox.Subject subject = new Outbox.Subject(company.id(), sessionId, visitor, id);
        outbox.lead(subject, lead);
        if (mails) {
            List<Said> said = turns.last(company.id(), sessionId, MAILED_TURNS).stream()
                    .map(Said::of)
                    .toList();
            outbox.mail(subject, LeadMail.of(company, lead, said));
        }
        return id;
    }

    private void limit(String companyId, String sessionId, long now, Duration span, int most) {
        if (leads.since(companyId, sessionId, now - span.toMillis(), most) >= most) {
            throw new ProblemException(Problem.of(429, "Too many requests to be called back; try again later.")
                    .withHeader("Retry-After", String.valueOf(HOUR.toSeconds())));
        }
    }

    /** @param status null: any */
    public Lead.Listing page(String companyId, String status, long before, int limit) {
        List<LeadEntity> rows = leads.page(companyId, status, before, limit + 1);
        List<LeadEntity> shown = rows.subList(0, Math.min(limit, rows.size()));
        Long next = rows.size() > limit ? shown.get(limit - 1).id() : null;
        return new Lead.Listing(shown.stream().map(LeadEntity::toLead).toList(), next);
    }

    public Lead get(String companyId, String leadId) {
        return leads.find(companyId, leadId).map(LeadEntity::toLead).orElseThrow(LeadService::unknown);
    }

    /** Marks it as handled, or as new again. */
    public Lead mark(String companyId, String leadId, boolean handled) {
        Long at = handled ? Long.valueOf(System.currentTimeMillis()) : null;
        if (leads.mark(companyId, leadId, handled ? Lead.HANDLED : Lead.NEW, at) == 0) {
            throw unknown();
        }
        return get(companyId, leadId);
    }

    /** With what is still to be sent about it. */
    public void delete(String companyId, String leadId) {
        leads.delete(companyId, leadId);
        messages.deleteOfReference(companyId, leadId);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.of(404, "There is no such lead."));
    }
}
