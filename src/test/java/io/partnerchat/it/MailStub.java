package io.partnerchat.it;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A mail server that takes every e-mail and keeps it. */
final class MailStub {
    private static final MailStub INSTANCE = new MailStub(0);

    private final GreenMail server;

    private MailStub(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        AtTheEnd.also(server::stop);
    }

    static MailStub get() {
        return INSTANCE;
    }

    static MailStub on(int port) {
        return new MailStub(port);
    }

    /** The settings with which a server sends its e-mails here. */
    Map<String, String> environment() {
        return environment(server.getSmtp().getPort());
    }

    static Map<String, String> environment(int port) {
        return Map.of(
                "SMTP_HOST", "127.0.0.1", "SMTP_PORT", String.valueOf(port), "SMTP_FROM", "chat@partnerchat.example");
    }

    /** What came for this address. */
    List<MimeMessage> sentTo(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isFor(mail, address))
                .toList();
    }

    private static boolean isFor(MimeMessage mail, String address) {
        try {
            return Arrays.toString(mail.getAllRecipients()).contains(address);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
