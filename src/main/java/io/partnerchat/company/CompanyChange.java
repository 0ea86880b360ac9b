package io.partnerchat.company;

import io.partnerchat.problem.FieldReader;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A valid set of new values for a company; a field that is absent stays as it is. */
public final class CompanyChange {
    private static final Set<String> FIELDS = Set.of(
            "company_id",
            "company_name",
            "email",
            "phone",
            "website",
            "logo_url",
            "settings",
            "ai_config",
            "is_active");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private static final int MAX_ORIGINS = 100;
    private static final int MAX_ORIGIN = 255;

    private final Map<String, JsonValue> values = new LinkedHashMap<>();

    private CompanyChange() {}

    /** Of a request that creates a company. */
    static CompanyChange creating(JsonObject body, AiConfigRules rules) {
        FieldReader fields = new FieldReader(body);
        CompanyChange change = new CompanyChange();
        fields.requireText("company_name");
        fields.requireText("email");
        fields.text("company_id", 1, 100)
                .filter(id -> !ID.matcher(id).matches())
                .ifPresent(id -> fields.violation(
                        "company_id",
                        "must be letters, digits, dots, dashes and underscores, not starting with a sign"));
        change.read(fields, body, rules);
        return change;
    }

    /** Of a request that changes one. */
    static CompanyChange updating(JsonObject body, AiConfigRules rules) {
        FieldReader fields = new FieldReader(body);
        if (body.containsKey("company_id")) {
            fields.violation("company_id", "cannot be changed");
        }
        CompanyChange change = new CompanyChange();
        change.read(fields, body, rules);
        return change;
    }

    private void read(FieldReader fields, JsonObject body, AiConfigRules rules) {
        fields.onlyKnown(FIELDS);
        fields.text("company_name", 1, 255);
        fields.text("email", 3, 255)
                .filter(email -> !EMAIL.matcher(email).matches())
                .ifPresent(email -> fields.violation("email", "must be an e-mail address"));
        fields.nullableText("phone", 255);
        fields.nullableUrl("website", 255);
        fields.nullableUrl("logo_url", 500);
        fields.flag("is_active");
        fields.freeObject("ai_config").flatMap(it -> fields.within("ai_config")).ifPresent(rules::checkOfOperator);
        fields.freeObject("settings").flatMap(it -> fields.within("settings")).ifPresent(CompanyChange::checkSettings);
        fields.end();
        values.putAll(body);
    }

    private static void checkSettings(FieldReader given) {
        given.onlyKnown(Set.of("settings_access", "allowed_origins"));
        FieldReader settings = given.withoutNulls();
        settings.choice("settings_access", List.of("key", "open"));
        settings.texts(
                "allowed_origins",
                MAX_ORIGINS,
                MAX_ORIGIN,
                CompanyChange::isOrigin,
                "an origin such as https://shop.example");
    }

    /** Whether the text is a scheme, a host and perhaps a port, such as {@code https://shop.example}. */
    public static boolean isOrigin(String text) {
        try {
            URI uri = URI.create(text);
            String path = uri.getRawPath();
            return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && (path.isEmpty() || path.equals("/"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    Optional<String> companyId() {
        return values.get("company_id") instanceof JsonString id ? Optional.of(id.getString()) : Optional.empty();
    }

    /** The new text of a field that is in the change; inside the optional null is not possible, so empty means absent. */
    Field<String> text(String name) {
        JsonValue value = values.get(name);
        return new Field<>(value != null, value instanceof JsonString text ? text.getString() : null);
    }

    Field<JsonObject> object(String name) {
        JsonValue value = values.get(name);
        return new Field<>(value != null, value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT);
    }

    Field<Boolean> flag(String name) {
        JsonValue value = values.get(name);
        return new Field<>(value != null, value == JsonValue.TRUE);
    }

    /** A field that may be absent, or present and null. */
    record Field<T>(boolean present, T value) {
        void ifPresent(java.util.function.Consumer<T> consumer) {
            if (present) {
                consumer.accept(value);
            }
        }
    }
}
