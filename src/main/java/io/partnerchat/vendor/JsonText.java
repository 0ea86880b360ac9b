package io.partnerchat.vendor;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads and writes the vendors' JSON with one provider, as looking the provider up costs more than the JSON. */
public final class JsonText {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final jakarta.json.JsonReaderFactory READERS = JSON.createReaderFactory(Map.of());
    private static final jakarta.json.stream.JsonGeneratorFactory GENERATORS = JSON.createGeneratorFactory(Map.of());

    private JsonText() {}

    /** One JSON object; throws VendorException BAD_ANSWER for anything else. */
    public static JsonObject object(byte[] utf8) {
        return optional(utf8).orElseThrow(() -> new VendorException(VendorException.Kind.BAD_ANSWER, "not_json"));
    }

    /** One JSON object, or nothing when the text is something else. */
    public static Optional<JsonObject> optional(byte[] utf8) {
        // decoded in one piece: a decoder of streams has a buffer of 8 KB
        try (JsonReader reader = READERS.createReader(new StringReader(new String(utf8, StandardCharsets.UTF_8)))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** The member as an object, empty when it is absent or something else. */
    public static JsonObject child(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject child ? child : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** The member as a text, null when it is absent or not a string. */
    public static String string(JsonObject parent, String name) {
        return parent.get(name) instanceof jakarta.json.JsonString text ? text.getString() : null;
    }

    /** The text as a JSON string, quotes included. */
    public static String quote(String text) {
        return JSON.createValue(text).toString();
    }

    /** An object in UTF-8; the writer fills it. */
    public static byte[] write(Consumer<JsonGenerator> members) {
        var bytes = new ByteArrayOutputStream(2048);
        try (JsonGenerator generator = GENERATORS.createGenerator(bytes)) {
            generator.writeStartObject();
            members.accept(generator);
            generator.writeEnd();
        }
        return bytes.toByteArray();
    }
}
