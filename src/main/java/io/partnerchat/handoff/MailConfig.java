package io.partnerchat.handoff;

import io.partnerchat.config.InvalidSettingException;
import io.partnerchat.config.Settings;
import java.util.Optional;
import java.util.Properties;

/**
 * How e-mail is sent.
 *
 * @param user empty when the mail server asks for none
 * @param from the address it comes from
 * @param startTls auto (when the server offers it), true (or nothing is sent) or false
 * @param tls whether the connection is encrypted from its first byte
 */
record MailConfig(
        String host,
        int port,
        Optional<String> user,
        Optional<String> password,
        String from,
        String startTls,
        boolean tls,
        int timeoutMillis) {

    /** Empty when no mail server is configured. */
    static Optional<MailConfig> from(Settings settings) {
        Optional<String> host = settings.optional("SMTP_HOST");
        Optional<String> user = settings.optional("SMTP_USER");
        MailConfig config = new MailConfig(
                host.orElse(""),
                settings.integer("SMTP_PORT", 1, 65_535),
                user,
                settings.optional("SMTP_PASSWORD"),
                settings.optional("SMTP_FROM")
                        .or(() -> user.filter(EmailAddress::isValid))
                        .orElse(""),
                settings.choice("SMTP_STARTTLS", "auto", "true", "false"),
                settings.choice("SMTP_TLS", "true", "false").equals("true"),
                settings.integer("SMTP_TIMEOUT_MS", 100, 20_000));
        if (host.isEmpty()) {
            return Optional.empty();
        }
        if (!EmailAddress.isValid(config.from)) {
            throw new InvalidSettingException("SMTP_FROM must be an e-mail address when SMTP_HOST is set.");
        }
        return Optional.of(config);
    }

    /** In Jakarta Mail's words. */
    Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", String.valueOf(port));
        properties.put("mail.smtp.auth", String.valueOf(user.isPresent()));
        properties.put("mail.smtp.starttls.enable", String.valueOf(!startTls.equals("false")));
        properties.put("mail.smtp.starttls.required", String.valueOf(startTls.equals("true")));
        properties.put("mail.smtp.ssl.enable", String.valueOf(tls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail.smtp." + limit, String.valueOf(timeoutMillis));
        }
        return properties;
    }
}
