package io.partnerchat.company;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

/** A row of {@code user_companies}. */
@Entity(name = "Company")
@Table(name = "user_companies")
class CompanyEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "company_id")
    private String companyId;

    @Column(name = "company_name")
    private String companyName;

    private String email;
    private String phone;
    private String website;

    @Column(name = "logo_url")
    private String logoUrl;

    @Convert(converter = JsonColumn.class)
    private JsonObject settings = JsonValue.EMPTY_JSON_OBJECT;

    @Convert(converter = JsonColumn.class)
    @Column(name = "ai_config")
    private JsonObject aiConfig = JsonValue.EMPTY_JSON_OBJECT;

    @Column(name = "is_active")
    private Boolean active = true;

    protected CompanyEntity() {}

    CompanyEntity(String companyId) {
        this.companyId = companyId;
    }

    Company toCompany() {
        return new Company(
                companyId,
                companyName,
                email,
                phone,
                website,
                logoUrl,
                CompanySettings.from(settings),
                aiConfig,
                active == null || active);
    }

    Long id() {
        return id;
    }

    /** Takes over every field that the change has; the change is valid. */
    void apply(CompanyChange change) {
        change.text("company_name").ifPresent(value -> companyName = value);
        change.text("email").ifPresent(value -> email = value);
        change.text("phone").ifPresent(value -> phone = value);
        change.text("website").ifPresent(value -> website = value);
        change.text("logo_url").ifPresent(value -> logoUrl = value);
        change.object("settings").ifPresent(value -> settings = MergePatch.applied(value, settings));
        change.object("ai_config").ifPresent(this::changeAiConfig);
        change.flag("is_active").ifPresent(value -> active = value);
    }

    void switchOff() {
        active = false;
    }

    void changeAiConfig(JsonObject change) {
        aiConfig = MergePatch.applied(change, aiConfig);
    }

    void allowOrigins(List<String> origins) {
        settings = Json.createObjectBuilder(settings)
                .add("allowed_origins", Json.createArrayBuilder(origins))
                .build();
    }
}
