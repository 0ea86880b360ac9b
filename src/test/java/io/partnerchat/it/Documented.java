package io.partnerchat.it;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the document of the API says about an answer, held against the answer: no field is missing and none is unknown. */
final class Documented {
    private final JsonObject schemas;
    private final List<String> faults = new ArrayList<>();

    private Documented(JsonObject schemas) {
        this.schemas = schemas;
    }

    /** What is wrong with a body that is said to be of this schema. */
    static List<String> faults(Api api, String schema, JsonObject body) throws Exception {
        JsonObject document =
                Reply.parse(api.get("/openapi", "Accept", "application/json").body());
        Documented documented =
                new Documented(document.getJsonObject("components").getJsonObject("schemas"));
        documented.check(schema, documented.schemas.getJsonObject(schema), body);
        return documented.faults;
    }

    private void check(String path, JsonObject given, JsonValue value) {
        JsonObject schema = resolved(given);
        if (value == JsonValue.NULL || value.equals(JsonValue.NULL)) {
            if (!schema.getBoolean("nullable", false) && !given.getBoolean("nullable", false)) {
                faults.add(path + " is null");
            }
        } else if (value instanceof JsonArray list && schema.containsKey("items")) {
            list.forEach(item -> check(path + "[]", schema.getJsonObject("items"), item));
        } else if (value instanceof JsonObject object && schema.containsKey("properties")) {
            checkFields(path, schema, object);
        }
    }

    private void checkFields(String path, JsonObject schema, JsonObject object) {
        JsonObject properties = schema.getJsonObject("properties");
        Set<String> missing = new TreeSet<>();
        if (schema.containsKey("required")) {
            schema.getJsonArray("required")
                    .getValuesAs(JsonString.class)
                    .forEach(name -> missing.add(name.getString()));
        }
        missing.removeAll(object.keySet());
        missing.forEach(name -> faults.add(path + "." + name + " is missing"));
        object.forEach((name, value) -> {
            if (properties.containsKey(name)) {
                check(path + "." + name, properties.getJsonObject(name), value);
            } else {
                faults.add(path + "." + name + " is not documented");
            }
        });
    }

    private JsonObject resolved(JsonObject schema) {
        String reference = schema.getString("$ref", "");
        if (!reference.isEmpty()) {
            return schemas.getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
        }
        // a reference that may be null
        return schema.containsKey("allOf") && !schema.containsKey("properties")
                ? resolved(schema.getJsonArray("allOf").getJsonObject(0))
                : schema;
    }
}
