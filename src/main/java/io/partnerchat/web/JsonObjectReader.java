package io.partnerchat.web;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads the body of a JSON request: at most 256 KiB, strict UTF-8, one object. Anything else is a problem document. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonObjectReader implements MessageBodyReader<JsonObject> {
    public static final int MAX_BYTES = 256 * 1024;
    private static final byte[] NO_ROOM = new byte[MAX_BYTES + 1];
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == JsonObject.class;
    }

    @Override
    public JsonObject readFrom(
            Class<JsonObject> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return parse(declared(headers) > MAX_BYTES ? NO_ROOM : body.readNBytes(MAX_BYTES + 1));
    }

    /** What the client says it sends: nobody waits for a body that is too large anyway. */
    private static long declared(MultivaluedMap<String, String> headers) {
        String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    /** The same for a body that was read already, up to one byte more than allowed. */
    public static JsonObject parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new ProblemException(Problem.of(413, "The body must not be larger than 256 KiB."));
        }
        if (bytes.length == 0) {
            throw new ProblemException(Problem.of(400, "The body is empty; a JSON object is expected."));
        }
        try (JsonParser parser = PARSERS.createParser(new StringReader(decode(bytes)))) {
            JsonValue value = parser.hasNext() && parser.next() != null ? parser.getValue() : JsonValue.NULL;
            if (value.getValueType() == JsonValue.ValueType.OBJECT && !parser.hasNext()) {
                return value.asJsonObject();
            }
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            // the parser has an exception of its own kind for each of its limits, such as depth and digits
            throw new ProblemException(Problem.of(400, "The body is not well-formed JSON."), e);
        }
        throw new ProblemException(Problem.of(400, "The body must be one JSON object."));
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.of(400, "The body is not valid UTF-8."), e);
        }
    }
}
