package io.partnerchat.knowledge;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Passages, and questions of which it is known which passage answers them. */
record LabelledSet(List<Passage> passages, List<Labelled> questions) {
    /** @param expected any of them answers it; empty when nothing does */
    record Labelled(String text, Set<String> expected) {
        boolean inScope() {
            return !expected.isEmpty();
        }
    }

    /**
     * @param passages a JSON array of {@code {id, question, answer}} or {@code {id, title, text}}, of a
     *     product also {@code sku} and {@code brand}
     * @param questions lines of JSON {@code {question, expected}}: an id, several, or null for out of scope
     */
    static LabelledSet read(Path passages, Path questions) throws IOException {
        List<Passage> read = new ArrayList<>();
        for (JsonValue value : json(Files.readString(passages)).asJsonArray()) {
            read.add(passage(value.asJsonObject()));
        }
        List<Labelled> labelled = new ArrayList<>();
        for (String line : Files.readAllLines(questions)) {
            if (!line.isBlank()) {
                JsonObject object = json(line).asJsonObject();
                labelled.add(new Labelled(object.getString("question"), expected(object.get("expected"))));
            }
        }
        return new LabelledSet(read, labelled);
    }

    private static Passage passage(JsonObject object) {
        String id = object.getString("id");
        if (object.containsKey("question")) {
            String text = object.getString("question") + '\n' + object.getString("answer");
            return new Passage(id, text, null, null, id, Passage.QUESTION, null, null, null);
        }
        ProductFacts product = object.containsKey("sku") ? ProductFacts.of(object) : null;
        return new Passage(
                id,
                object.getString("text"),
                object.getString("title", null),
                null,
                id,
                product == null ? Passage.DOCUMENT : Passage.PRODUCT,
                null,
                null,
                product);
    }

    private static Set<String> expected(JsonValue value) {
        if (value instanceof JsonArray several) {
            return several.getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .collect(Collectors.toSet());
        }
        return value instanceof JsonString one ? Set.of(one.getString()) : Set.of();
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
