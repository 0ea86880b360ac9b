package io.partnerchat.it;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks a request against the vendors' wire contracts; a vendor, or a stricter server that speaks its language, would. */
final class Contract {
    static final String OPENAI_KEY = "sk-it-4f1c9e77-never-to-be-seen";
    static final String PINECONE_KEY = "pcsk-it-0b7d2a55-never-to-be-seen";
    static final int DIMENSION = 1536;

    private static final Set<String> CHAT_FIELDS = Set.of(
            "model", "messages", "temperature", "max_tokens", "max_completion_tokens", "stream", "stream_options");
    private static final Set<String> EMBEDDING_FIELDS = Set.of("model", "input", "encoding_format", "dimensions");
    private static final Set<String> QUERY_FIELDS =
            Set.of("namespace", "topK", "vector", "includeMetadata", "includeValues", "filter");

    private final VendorCall call;
    private final List<String> faults = new ArrayList<>();

    private Contract(VendorCall call) {
        this.call = call;
    }

    /** What is wrong with the request; empty when nothing is. */
    static List<String> faults(VendorCall call) {
        Contract contract = new Contract(call);
        try {
            contract.check();
        } catch (RuntimeException e) {
            contract.faults.add(e.toString());
        }
        return contract.faults.stream()
                .map(fault -> call.method() + " " + call.path() + ": " + fault)
                .toList();
    }

    private void check() {
        VendorCall.Kind kind = call.kind();
        must(call.header("accept").contains("application/json"), "Accept is " + call.header("accept"));
        if (kind != VendorCall.Kind.DESCRIBE) {
            must(
                    call.header("content-type").startsWith("application/json"),
                    "Content-Type is " + call.header("content-type"));
            must(!hasNull(call.json()), "a field is null");
        }
        switch (kind) {
            case EMBEDDINGS -> embeddings(call.json());
            case CHAT -> chat(call.json());
            case MODERATIONS -> moderations(call.json());
            case QUERY -> query(call.json());
            case UPSERT -> upsert(call.json());
            case DELETE -> delete(call.json());
            case DESCRIBE -> pinecone();
        }
    }

    private void openAi() {
        must(call.header("authorization").equals("Bearer " + OPENAI_KEY), "Authorization is wrong");
        must(call.header("api-key").isEmpty(), "Pinecone's key goes to OpenAI");
    }

    private void pinecone() {
        must(call.header("api-key").equals(PINECONE_KEY), "Api-Key is wrong");
        must(call.header("x-pinecone-api-version").equals("2026-07"), "X-Pinecone-Api-Version is wrong");
        must(call.header("authorization").isEmpty(), "OpenAI's key goes to Pinecone");
    }

    private void embeddings(JsonObject json) {
        openAi();
        must(EMBEDDING_FIELDS.containsAll(json.keySet()), "unknown field in " + json.keySet());
        must(!json.getString("model").isBlank(), "no model");
        must(json.getString("encoding_format").equals("float"), "encoding_format is not float");
        JsonArray input = json.getJsonArray("input");
        must(!input.isEmpty() && input.size() <= 2048, "1 to 2048 inputs");
        must(
                input.getValuesAs(JsonString.class).stream()
                        .noneMatch(text -> text.getString().isEmpty()),
                "empty input");
    }

    private void moderations(JsonObject json) {
        openAi();
        must(Set.of("model", "input").equals(json.keySet()), "unknown field in " + json.keySet());
        must(!json.getString("model").isBlank(), "no model");
        JsonArray input = json.getJsonArray("input");
        must(!input.isEmpty(), "no input");
        must(
                input.getValuesAs(JsonString.class).stream()
                        .noneMatch(text -> text.getString().isBlank()),
                "blank input");
    }

    private void chat(JsonObject json) {
        openAi();
        must(CHAT_FIELDS.containsAll(json.keySet()), "a compatible server does not know all of " + json.keySet());
        must(!json.getString("model").isBlank(), "no model");
        must(!(json.containsKey("max_tokens") && json.containsKey("max_completion_tokens")), "both token limits");
        for (String limit : List.of("max_tokens", "max_completion_tokens")) {
            must(!json.containsKey(limit) || json.getInt(limit) > 0, limit + " is not positive");
        }
        must(!json.containsKey("temperature") || number(json, "temperature", 0, 2), "temperature is not 0 to 2");
        must(
                json.getBoolean("stream", false) == call.header("accept").contains("text/event-stream"),
                "Accept is " + call.header("accept"));
        must(
                !json.containsKey("stream_options")
                        || (json.getBoolean("stream", false)
                                && json.getJsonObject("stream_options")
                                        .toString()
                                        .equals("{\"include_usage\":true}")),
                "stream_options without a stream, or odd ones");
        JsonArray messages = json.getJsonArray("messages");
        must(!messages.isEmpty(), "no messages");
        for (JsonObject message : messages.getValuesAs(JsonObject.class)) {
            must(message.keySet().equals(Set.of("role", "content")), "a message has " + message.keySet());
            must(Set.of("system", "user", "assistant").contains(message.getString("role")), "unknown role");
            must(!message.getString("content").isEmpty(), "an empty message");
        }
    }

    private void query(JsonObject json) {
        pinecone();
        must(QUERY_FIELDS.containsAll(json.keySet()), "unknown field in " + json.keySet());
        namespace(json);
        must(json.getInt("topK") >= 1 && json.getInt("topK") <= 10_000, "topK");
        vector(json.getJsonArray("vector"));
    }

    private void upsert(JsonObject json) {
        pinecone();
        must(json.keySet().equals(Set.of("namespace", "vectors")), "unknown field in " + json.keySet());
        namespace(json);
        must(call.body().getBytes(StandardCharsets.UTF_8).length <= 2_000_000, "more than 2 MB");
        List<JsonObject> vectors = json.getJsonArray("vectors").getValuesAs(JsonObject.class);
        must(!vectors.isEmpty() && vectors.size() <= 1000, "1 to 1000 vectors");
        Set<String> ids = new HashSet<>();
        for (JsonObject vector : vectors) {
            must(Set.of("id", "values", "metadata").containsAll(vector.keySet()), "a vector has " + vector.keySet());
            id(vector.getString("id"));
            must(ids.add(vector.getString("id")), "an id twice");
            vector(vector.getJsonArray("values"));
            metadata(vector.getJsonObject("metadata"));
        }
    }

    private void metadata(JsonObject metadata) {
        must(metadata.toString().getBytes(StandardCharsets.UTF_8).length <= 40 * 1024, "metadata of more than 40 KB");
        must(metadata.keySet().stream().noneMatch(key -> key.startsWith("$")), "a metadata key begins with $");
        for (JsonValue value : metadata.values()) {
            boolean flat = switch (value.getValueType()) {
                case STRING, NUMBER, TRUE, FALSE -> true;
                case ARRAY -> value.asJsonArray().stream().allMatch(JsonString.class::isInstance);
                case OBJECT, NULL -> false;
            };
            must(flat, "metadata is not flat");
        }
    }

    private void delete(JsonObject json) {
        pinecone();
        namespace(json);
        must(
                json.keySet().equals(Set.of("namespace", "ids"))
                        || json.keySet().equals(Set.of("namespace", "deleteAll")),
                "a delete has " + json.keySet());
        if (json.containsKey("ids")) {
            List<JsonString> ids = json.getJsonArray("ids").getValuesAs(JsonString.class);
            must(!ids.isEmpty() && ids.size() <= 1000, "1 to 1000 ids");
            ids.forEach(id -> id(id.getString()));
        }
    }

    private void id(String id) {
        must(id.matches("[\\x01-\\x7f]{1,512}"), "vector id " + id);
    }

    private void namespace(JsonObject json) {
        String namespace = json.getString("namespace");
        must(namespace.matches("[\\x01-\\x7f]{1,512}") && !namespace.equals("__default__"), "namespace " + namespace);
    }

    private void vector(JsonArray vector) {
        must(vector.size() == DIMENSION, "the vector has " + vector.size() + " numbers");
        must(vector.stream().allMatch(JsonNumber.class::isInstance), "the vector has something else than numbers");
    }

    private static boolean number(JsonObject json, String name, double min, double max) {
        double value = json.getJsonNumber(name).doubleValue();
        return value >= min && value <= max;
    }

    private static boolean hasNull(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> true;
            case OBJECT -> value.asJsonObject().values().stream().anyMatch(Contract::hasNull);
            case ARRAY -> value.asJsonArray().stream().anyMatch(Contract::hasNull);
            default -> false;
        };
    }

    private void must(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
