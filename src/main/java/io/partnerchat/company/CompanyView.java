package io.partnerchat.company;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbNillable;
import java.util.Set;

/**
 * A company as the operator sees it.
 *
 * @param partnerKey the new key, only in the answer that made it, else null
 */
@JsonbNillable
public record CompanyView(
        String companyId,
        String companyName,
        String email,
        String phone,
        String website,
        String logoUrl,
        String settingsAccess,
        Set<String> allowedOrigins,
        JsonObject aiConfig,
        boolean isActive,
        String partnerKey) {

    static CompanyView of(Company company, String partnerKey) {
        return new CompanyView(
                company.id(),
                company.name(),
                company.email(),
                company.phone(),
                company.website(),
                company.logoUrl(),
                company.settings().open() ? "open" : "key",
                company.settings().allowedOrigins(),
                company.aiConfig(),
                company.active(),
                partnerKey);
    }
}
