package io.partnerchat.handoff;

import io.partnerchat.config.Settings;
import io.partnerchat.web.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Stops the start when a setting of mail or webhooks is wrong, and says whether partners get e-mails. */
@ApplicationScoped
class HandoffCheck implements StartupStep {
    @Override
    public List<String> check() {
        Settings settings = Settings.ofServer();
        HandoffConfig.from(settings);
        return List.of(
                MailConfig.from(settings)
                        .map(mail -> "E-mail is configured (" + mail.host()
                                + "): partners hear of visitors who want an answer.")
                        .orElse(
                                "E-mail is not configured (SMTP_HOST is not set): visitors who want an answer are only listed."));
    }
}
