package io.partnerchat.insight;

import io.partnerchat.company.AiConfigKeys;
import io.partnerchat.problem.FieldReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** For how many days conversations are kept; not set: until somebody erases them. */
@ApplicationScoped
class RetentionAiConfig implements AiConfigKeys {
    @Override
    public Set<String> names() {
        return Set.of(Retention.KEY);
    }

    @Override
    public void check(FieldReader config) {
        config.integer(Retention.KEY, 1, Retention.MOST_DAYS);
    }
}
