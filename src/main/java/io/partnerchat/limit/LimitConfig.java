package io.partnerchat.limit;

import io.partnerchat.company.Company;
import io.partnerchat.config.Settings;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the operator allows: a number for partners that chose none, and the highest that a partner may choose in ai_config.
 *
 * @param rates messages a minute
 * @param tokens of the model a day
 * @param loopbackCounts whether callers on this machine share the limit of an address. Only when it was set by hand: a
 *     proxy here that is not named in TRUSTED_PROXIES stands for all visitors.
 */
record LimitConfig(Map<Scope, Range> rates, Range tokens, boolean loopbackCounts) {
    static final String TOKENS = "daily_tokens";
    static final String LIMITS = "limits";
    private static final int ADDRESS_PER_MINUTE = 300;
    private static final int HIGHEST_RATE = 1_000_000;
    private static final int HIGHEST_TOKENS = 2_000_000_000;

    /**
     * @param usual 0: no limit
     * @param ceiling at least 1
     */
    record Range(int usual, int ceiling) {
        /** A wish within the ceiling, or the usual number when there is none. */
        int of(OptionalLong wish) {
            return wish.isPresent() ? (int) Math.min(ceiling, wish.getAsLong()) : usual;
        }
    }

    static LimitConfig from(Settings settings) {
        Map<Scope, Range> rates = new EnumMap<>(Scope.class);
        boolean loopback = settings.optional(Scope.ADDRESS.setting()).isPresent();
        for (Scope scope : Scope.values()) {
            int usual = scope == Scope.ADDRESS && !loopback
                    ? ADDRESS_PER_MINUTE
                    : settings.integer(scope.setting(), 0, HIGHEST_RATE);
            rates.put(scope, new Range(usual, settings.integer(scope.ceilingSetting(), 1, HIGHEST_RATE)));
        }
        Range tokens = new Range(
                settings.integer("LIMIT_DAILY_TOKENS", 0, HIGHEST_TOKENS),
                settings.integer("LIMIT_DAILY_TOKENS_MAX", 1, HIGHEST_TOKENS));
        return new LimitConfig(rates, tokens, loopback);
    }

    /** Messages a minute for this company; 0: no limit. */
    int perMinute(Scope scope, Company company) {
        return rates.get(scope).of(wish(scope, company));
    }

    /** Whether the company chose this limit itself. */
    boolean chosen(Scope scope, Company company) {
        return wish(scope, company).isPresent();
    }

    private static OptionalLong wish(Scope scope, Company company) {
        return company.aiConfig().get(LIMITS) instanceof JsonObject limits
                ? number(limits.get(scope.field()), 1)
                : OptionalLong.empty();
    }

    /** Tokens a day for this company; empty: no limit. */
    OptionalLong dailyTokens(Company company) {
        OptionalLong wish = number(company.aiConfig().get(TOKENS), 0);
        return wish.isEmpty() && tokens.usual() == 0 ? wish : OptionalLong.of(tokens.of(wish));
    }

    /** A whole number from min on; what is no such number counts as not set. */
    private static OptionalLong number(JsonValue value, int min) {
        if (!(value instanceof JsonNumber json)) {
            return OptionalLong.empty();
        }
        double number = json.doubleValue();
        // even one beyond all bounds is a wish for the most
        return number >= min && number == Math.rint(number) ? OptionalLong.of((long) number) : OptionalLong.empty();
    }
}
