package io.partnerchat.limit;

import io.partnerchat.company.AiConfigKeys;
import io.partnerchat.config.Settings;
import io.partnerchat.problem.FieldReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A company's own limits, within the operator's ceilings. */
@ApplicationScoped
class LimitAiConfig implements AiConfigKeys {
    private final LimitConfig config = LimitConfig.from(Settings.ofServer());

    @Override
    public Set<String> names() {
        return Set.of(LimitConfig.LIMITS, LimitConfig.TOKENS);
    }

    @Override
    public void check(FieldReader values) {
        values.integer(LimitConfig.TOKENS, 0, config.tokens().ceiling());
        values.within(LimitConfig.LIMITS).ifPresent(limits -> {
            limits.onlyKnown(Arrays.stream(Scope.values()).map(Scope::field).collect(Collectors.toSet()));
            Arrays.stream(Scope.values())
                    .forEach(scope -> limits.integer(
                            scope.field(), 1, config.rates().get(scope).ceiling()));
        });
    }
}
