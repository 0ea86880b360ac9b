package io.partnerchat.chat;

import io.partnerchat.company.AiConfigKeys;
import io.partnerchat.problem.FieldReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What of a conversation may leave for a vendor, and whether a vendor judges it. */
@ApplicationScoped
class ProtectionAiConfig implements AiConfigKeys {
    @Override
    public Set<String> names() {
        return Set.of(Masking.KEY, Moderation.KEY);
    }

    @Override
    public void check(FieldReader config) {
        config.choices(
                Masking.KEY,
                Arrays.stream(PersonalData.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList());
        config.choice(Moderation.KEY, Moderation.CHOICES);
    }
}
