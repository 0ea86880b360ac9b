package io.partnerchat.handoff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.function.Supplier;

/** Takes messages in, in the transaction of what they tell: both are there afterwards, or neither is. */
@ApplicationScoped
public class Outbox {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final Logger LOG = System.getLogger(Outbox.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 18;
    /** Of one company and channel; an end that is away for long must not fill the database. */
    private static final int MOST_WAITING = 1_000;

    @Inject
    OutboxStore store;

    @Inject
    WebhookStore webhooks;

    /**
     * What a message is about, to be erased with it.
     *
     * @param reference the lead or the answer
     */
    record Subject(String companyId, String sessionId, String userId, String reference) {}

    /**
     * The bot did not know. Does nothing unless the partner wants to hear of it.
     *
     * @param messages of the turn, as they are stored
     */
    public void unanswered(String companyId, String sessionId, String userId, String answerId, String messages) {
        Subject subject = new Subject(companyId, sessionId, userId, answerId);
        event(
                Event.UNANSWERED,
                subject,
                () -> data(subject)
                        .add("answer_id", answerId)
                        .add("question", Said.of(messages).question()));
    }

    void negative(String companyId, String sessionId, String answerId, TurnStore.Turn turn, String comment) {
        Said said = Said.of(turn.messages());
        Subject subject = new Subject(companyId, sessionId, turn.userId(), answerId);
        event(
                Event.NEGATIVE,
                subject,
                () -> data(subject)
                        .add("answer_id", answerId)
                        .add("question", said.question())
                        .add("answer", said.answer())
                        .add("comment", text(comment)));
    }

    void lead(Subject subject, NewLead lead) {
        event(
                Event.LEAD,
                subject,
                () -> data(subject)
                        .add("lead_id", subject.reference())
                        .add("name", lead.name())
                        .add("email", lead.email())
                        .add("phone", text(lead.phone()))
                        .add("question", text(lead.question()))
                        .add("consent_text", lead.consentText()));
    }

    void test(String companyId) {
        event(
                Event.TEST,
                new Subject(companyId, null, null, null),
                () -> JSON.createObjectBuilder().add("company_id", companyId));
    }

    /** An e-mail, as {@link LeadMail} writes it. */
    void mail(Subject subject, JsonObject mail) {
        add(Channel.MAIL, Event.LEAD, subject, mail.toString());
    }

    private void event(Event event, Subject subject, Supplier<JsonObjectBuilder> data) {
        if (!isWanted(event, subject.companyId())) {
            return;
        }
        String payload = JSON.createObjectBuilder()
                .add("type", event.word())
                .add("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .add("data", data.get())
                .build()
                .toString();
        add(Channel.WEBHOOK, event, subject, payload);
    }

    private boolean isWanted(Event event, String companyId) {
        return webhooks.find(companyId)
                .filter(target -> event == Event.TEST || target.events().contains(event.word()))
                .isPresent();
    }

    private void add(Channel channel, Event event, Subject subject, String payload) {
        String companyId = subject.companyId();
        if (store.isFull(companyId, channel, MOST_WAITING)) {
            LOG.log(
                    Level.WARNING,
                    "event=outbox_full company=" + companyId + " channel=" + channel.word() + " dropped="
                            + event.word());
            return;
        }
        Message message = new Message(0, companyId, newId(), channel, event.word(), subject.reference(), payload, 0);
        store.add(message, subject.sessionId(), subject.userId(), System.currentTimeMillis());
    }

    private static JsonObjectBuilder data(Subject subject) {
        return JSON.createObjectBuilder()
                .add("company_id", subject.companyId())
                .add("session_id", subject.sessionId())
                .add("user_id", subject.userId());
    }

    private static JsonValue text(String text) {
        return text == null ? JsonValue.NULL : JSON.createValue(text);
    }

    private static String newId() {
        return "msg_" + random(ID_BYTES);
    }

    static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
