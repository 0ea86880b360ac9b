package io.partnerchat.knowledge;

import io.partnerchat.company.AiConfigKeys;
import io.partnerchat.problem.FieldReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Set;

/** How a company's passages are searched: how many are wanted, and how near or how much of the question they must be. */
@ApplicationScoped
class SearchAiConfig implements AiConfigKeys {
    private static final int DECIMALS = 4;

    @Override
    public Set<String> names() {
        return Set.of("top_k", "min_score", "min_coverage");
    }

    @Override
    public void check(FieldReader config) {
        config.integer("top_k", 1, 20);
        config.number("min_score", BigDecimal.ONE.negate(), BigDecimal.ONE, DECIMALS);
        config.number("min_coverage", BigDecimal.ZERO, BigDecimal.ONE, DECIMALS);
    }
}
