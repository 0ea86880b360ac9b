package io.partnerchat.pinecone;

import io.partnerchat.vendor.Embedding;
import io.partnerchat.vendor.JsonText;
import io.partnerchat.vendor.VendorException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The vectors API's JSON; a vector's numbers pass through as the text they came in. */
final class VectorJson {
    private static final int MOST_METADATA_BYTES = 40 * 1024;

    private VectorJson() {}

    static byte[] query(String namespace, Embedding vector, int topK) {
        return joined(List.of(
                utf8("{" + in(namespace) + "\"topK\":" + topK + ",\"vector\":"),
                vector.json(),
                utf8(",\"includeMetadata\":true,\"includeValues\":false}")));
    }

    static byte[] upsert(String namespace, List<byte[]> items) {
        List<ByteBuffer> parts = new ArrayList<>(2 * items.size() + 2);
        ByteBuffer comma = utf8(",");
        ByteBuffer before = utf8("{" + in(namespace) + "\"vectors\":[");
        for (byte[] item : items) {
            parts.add(before);
            parts.add(ByteBuffer.wrap(item));
            before = comma;
        }
        parts.add(utf8("]}"));
        return joined(parts);
    }

    static byte[] deleteIds(String namespace, List<String> ids) {
        String list = String.join(",", ids.stream().map(JsonText::quote).toList());
        return ("{" + in(namespace) + "\"ids\":[" + list + "]}").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] deleteAll(String namespace) {
        return ("{" + in(namespace) + "\"deleteAll\":true}").getBytes(StandardCharsets.UTF_8);
    }

    private static String in(String namespace) {
        return "\"namespace\":" + JsonText.quote(namespace) + ",";
    }

    private static ByteBuffer utf8(String text) {
        return StandardCharsets.UTF_8.encode(text);
    }

    private static byte[] joined(List<ByteBuffer> parts) {
        byte[] all = new byte[parts.stream().mapToInt(ByteBuffer::remaining).sum()];
        ByteBuffer filled = ByteBuffer.wrap(all);
        parts.forEach(part -> filled.put(part.duplicate()));
        return all;
    }

    /** One record of an upsert as it is sent; IllegalArgumentException when Pinecone would refuse it. */
    static byte[] item(Vector vector) {
        byte[] metadata = JsonText.write(json -> vector.metadata().forEach((name, value) -> member(json, name, value)));
        if (metadata.length > MOST_METADATA_BYTES) {
            throw new IllegalArgumentException("the metadata of a vector is longer than 40 KB");
        }
        ByteBuffer head = utf8("{\"id\":" + JsonText.quote(checkedId(vector.id())) + ",\"values\":");
        return joined(
                List.of(head, vector.values().json(), utf8(",\"metadata\":"), ByteBuffer.wrap(metadata), utf8("}")));
    }

    static String checkedId(String id) {
        if (id.isEmpty() || id.length() > 512 || !id.chars().allMatch(c -> c > 0 && c < 0x80)) {
            throw new IllegalArgumentException("a vector id must be 1 to 512 ASCII characters");
        }
        return id;
    }

    private static void member(JsonGenerator json, String name, Object value) {
        if (value == null) {
            return;
        }
        if (name.startsWith("$")) {
            throw new IllegalArgumentException("a metadata key must not begin with $");
        }
        if (value instanceof String text) {
            json.write(name, text);
        } else if (value instanceof Boolean flag) {
            json.write(name, flag);
        } else if (value instanceof Number number) {
            json.write(name, new BigDecimal(number.toString()));
        } else if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            json.writeStartArray(name);
            list.forEach(text -> json.write((String) text));
            json.writeEnd();
        } else {
            throw new IllegalArgumentException("metadata must be text, number, boolean or a list of texts");
        }
    }

    /** Best first, as they came. */
    static List<Match> matches(byte[] body) {
        if (!(JsonText.object(body).get("matches") instanceof JsonArray matches)) {
            throw bad();
        }
        List<Match> found = new ArrayList<>(matches.size());
        for (Object match : matches) {
            if (!(match instanceof JsonObject fields)
                    || JsonText.string(fields, "id") == null
                    || !(fields.get("score") instanceof JsonNumber score)) {
                throw bad();
            }
            found.add(match(fields, score.doubleValue()));
        }
        return found;
    }

    private static Match match(JsonObject fields, double score) {
        JsonObject metadata = JsonText.child(fields, "metadata");
        String text = JsonText.string(metadata, "text");
        return new Match(
                JsonText.string(fields, "id"),
                score,
                text == null ? JsonText.string(metadata, "content") : text,
                JsonText.string(metadata, "title"),
                JsonText.string(metadata, "url"),
                JsonText.string(metadata, "source"));
    }

    private static VendorException bad() {
        return new VendorException(VendorException.Kind.BAD_ANSWER, "no_matches");
    }
}
