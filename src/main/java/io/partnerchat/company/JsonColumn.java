package io.partnerchat.company;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;

/** A JSON column that holds an object; NULL is the empty object. */
@Converter
public class JsonColumn implements AttributeConverter<JsonObject, String> {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

    @Override
    public String convertToDatabaseColumn(JsonObject value) {
        return value == null || value.isEmpty() ? null : value.toString();
    }

    @Override
    public JsonObject convertToEntityAttribute(String text) {
        if (text == null) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            JsonValue value = reader.readValue();
            return value.getValueType() == JsonValue.ValueType.OBJECT
                    ? value.asJsonObject()
                    : JsonValue.EMPTY_JSON_OBJECT;
        }
    }
}
