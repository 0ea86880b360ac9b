package io.partnerchat.knowledge;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of one question in a list, whatever they are called there. */
record QuestionFields(Map<String, String> byName) {
    static final List<String> QUESTION = List.of(
            "question",
            "questions",
            "q",
            "frage",
            "fragen",
            "pregunta",
            "domanda",
            "vraag",
            "pytanie",
            "pergunta",
            "fråga",
            "spørsmål",
            "faq",
            "name",
            "title",
            "prompt",
            "question_title",
            "question_text");
    static final List<String> ANSWER = List.of(
            "answer",
            "answers",
            "a",
            "antwort",
            "antworten",
            "réponse",
            "reponse",
            "respuesta",
            "risposta",
            "antwoord",
            "odpowiedź",
            "odpowiedz",
            "resposta",
            "svar",
            "response",
            "reply",
            "text",
            "content",
            "acceptedanswer",
            "accepted_answer",
            "answer_text",
            "body",
            "description");
    static final List<String> ID = List.of("id", "key", "question_id", "faq_id", "nr", "no", "number", "slug");
    static final List<String> URL = List.of("url", "link", "href", "source", "source_url", "page");

    static QuestionFields of(JsonObject object) {
        Map<String, String> fields = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            String text = text(value);
            if (text != null) {
                fields.put(CsvTable.name(name), text);
            }
        });
        return new QuestionFields(fields);
    }

    /** Of the table's row. */
    static QuestionFields of(List<String> names, CsvTable table) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String cell = table.get(i);
            if (cell != null) {
                fields.putIfAbsent(names.get(i), cell);
            }
        }
        return new QuestionFields(fields);
    }

    static boolean has(List<String> names, List<String> wanted) {
        return names.stream().anyMatch(wanted::contains);
    }

    /** Schema.org puts the answer's text one level deeper. */
    private static String text(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> value.toString();
            case OBJECT -> value.asJsonObject().get("text") instanceof JsonString text ? text.getString() : null;
            default -> null;
        };
    }

    /** The first of the names that says something; null when none does. */
    String get(List<String> names) {
        return names.stream()
                .map(byName::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }
}
