package io.partnerchat.pinecone;

import io.partnerchat.vendor.Embedding;
import io.partnerchat.vendor.JsonText;
import io.partnerchat.vendor.VendorException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
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
        List<byte[]> parts = new ArrayList<>(2 * items.size() + 2);
        parts.add(utf8("{" + in(namespace) + "\"vectors\":"));
        byte[] before = utf8("[");
        byte[] comma = utf8(",");
        for (byte[] item : items) {
            parts.add(before);
            parts.add(item);
            before = comma;
        }
        parts.add(utf8("]}"));
        return joined(parts);
    }

    static byte[] deleteIds(String namespace, List<String> ids) {
        String list = String.join(",", ids.stream().map(JsonText::quote).toList());
        return utf8("{" + in(namespace) + "\"ids\":[" + list + "]}");
    }

    static byte[] deleteAll(String namespace) {
        return utf8("{" + in(namespace) + "\"deleteAll\":true}");
    }

    private static String in(String namespace) {
        return "\"namespace\":" + JsonText.quote(namespace) + ",";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(List<byte[]> parts) {
        byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** One record of an upsert as it is sent; IllegalArgumentException when Pinecone would refuse it. */
    static byte[] item(Vector vector) {
        byte[] metadata = JsonText.write(json -> vector.metadata().forEach((name, value) -> member(json, name, value)));
        if (metadata.length > MOST_METADATA_BYTES) {
            throw new IllegalArgumentException("the metadata of a vector is longer than 40 KB");
        }
        byte[] head = utf8("{\"id\":" + JsonText.quote(checkedId(vector.id())) + ",\"values\":");
        return joined(List.of(head, vector.values().json(), utf8(",\"metadata\":"), metadata, utf8("}")));
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
