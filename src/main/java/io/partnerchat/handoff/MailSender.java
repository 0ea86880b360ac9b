package io.partnerchat.handoff;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.partnerchat.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.StringReader;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Sends e-mail over the configured server. Waits for it, so only for the outbox's own threads. */
@ApplicationScoped
class MailSender {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Optional<MailConfig> config = MailConfig.from(Settings.ofServer());

    /** @throws DeliveryException when the server did not take it */
    void send(Message message) throws DeliveryException {
        MailConfig server = config.orElseThrow(() -> new DeliveryException("no mail server is configured"));
        Session session = Session.getInstance(server.properties());
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage mail = mail(session, server, message);
            transport.connect(server.user().orElse(null), server.password().orElse(null));
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException | UnsupportedEncodingException | IllegalArgumentException e) {
            throw DeliveryException.of(e);
        }
    }

    static MimeMessage mail(Session session, MailConfig server, Message message)
            throws MessagingException, UnsupportedEncodingException {
        JsonObject content = content(message);
        MimeMessage mail = new Named(session, message.messageId(), server.from());
        mail.setFrom(address(server.from(), null));
        mail.setRecipient(RecipientType.TO, address(content.getString("to"), null));
        mail.setReplyTo(new Address[] {address(content.getString("reply_to"), content.getString("reply_to_name"))});
        mail.setSubject(content.getString("subject"), UTF_8);
        mail.setText(content.getString("text"), UTF_8);
        mail.setHeader("Date", RFC_1123_DATE_TIME.format(OffsetDateTime.now(ZoneOffset.UTC)));
        // nobody's absence note is to answer it
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        return mail;
    }

    private static InternetAddress address(String address, String name)
            throws MessagingException, UnsupportedEncodingException {
        int at = address.lastIndexOf('@') + 1;
        InternetAddress checked =
                new InternetAddress(address.substring(0, at) + IDN.toASCII(address.substring(at)), true);
        if (name != null) {
            checked.setPersonal(name, UTF_8);
        }
        return checked;
    }

    private static JsonObject content(Message message) {
        try (JsonReader reader = JSON.createReader(new StringReader(message.payload()))) {
            return reader.readObject();
        }
    }

    /** Has the same id at each attempt, so that a mail program can tell that it has it already. */
    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String messageId, String from) {
            super(session);
            id = "<" + messageId + from.substring(from.lastIndexOf('@')) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
