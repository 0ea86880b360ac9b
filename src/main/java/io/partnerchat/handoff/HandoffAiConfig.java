package io.partnerchat.handoff;

import io.partnerchat.company.AiConfigKeys;
import io.partnerchat.problem.FieldReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.Set;

/** Whether and how visitors are asked for an address to be answered at; see {@link LeadSettings}. */
@ApplicationScoped
class HandoffAiConfig implements AiConfigKeys {
    private static final int MAX_CONSENT = 2_000;

    @Override
    public Set<String> names() {
        return Set.of("lead");
    }

    @Override
    public void check(FieldReader config) {
        config.within("lead").ifPresent(lead -> {
            lead.onlyKnown(Set.of("enabled", "email", "consent_text"));
            lead.flag("enabled");
            lead.text("email", 1, EmailAddress.MAX_LENGTH)
                    .filter(email -> !EmailAddress.isValid(email))
                    .ifPresent(email -> lead.violation("email", "must be an e-mail address"));
            if (lead.any("consent_text").orElse(null) instanceof JsonObject texts) {
                lead.within("consent_text")
                        .ifPresent(byLanguage ->
                                texts.keySet().forEach(language -> byLanguage.text(language, 1, MAX_CONSENT)));
            } else {
                lead.text("consent_text", 1, MAX_CONSENT);
            }
        });
    }
}
