package io.partnerchat.limit;

import io.partnerchat.company.Company;
import io.partnerchat.company.CompanySettings;
import io.partnerchat.config.Settings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A company and an operator's settings. */
final class LimitFixtures {
    private static final Map<String, String> DEFAULTS = Map.of(
            "LIMIT_VISITOR_PER_MINUTE", "30",
            "LIMIT_VISITOR_PER_MINUTE_MAX", "600",
            "LIMIT_SESSION_PER_MINUTE", "30",
            "LIMIT_SESSION_PER_MINUTE_MAX", "600",
            "LIMIT_ADDRESS_PER_MINUTE_MAX", "10000",
            "LIMIT_PARTNER_PER_MINUTE", "12000",
            "LIMIT_PARTNER_PER_MINUTE_MAX", "60000",
            "LIMIT_DAILY_TOKENS", "20000000",
            "LIMIT_DAILY_TOKENS_MAX", "200000000");

    private LimitFixtures() {}

    /** The defaults, but for these names and values. */
    static LimitConfig config(String... changes) {
        Map<String, String> values = new HashMap<>(DEFAULTS);
        for (int i = 0; i < changes.length; i += 2) {
            values.put(changes[i], changes[i + 1]);
        }
        return LimitConfig.from(new Settings(key -> Optional.ofNullable(values.get(key))));
    }

    /** @param aiConfig JSON with single quotes */
    static Company company(String id, String aiConfig) {
        JsonObject config =
                Json.createReader(new StringReader(aiConfig.replace('\'', '"'))).readObject();
        return new Company(
                id, "Shop", "help@shop.example", null, null, null, new CompanySettings(true, Set.of()), config, true);
    }
}
