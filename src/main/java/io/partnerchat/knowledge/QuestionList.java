package io.partnerchat.knowledge;

import io.partnerchat.company.Secrets;
import io.partnerchat.knowledge.SourceException.Reason;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Many questions with their answers, as JSON or as a table, whatever their fields are called there. */
final class QuestionList {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final List<String> QUESTION = List.of(
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
    private static final List<String> ANSWER = List.of(
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
    private static final List<String> ID = List.of("id", "key", "question_id", "faq_id", "nr", "no", "number", "slug");
    private static final List<String> URL = List.of("url", "link", "href", "source", "source_url", "page");

    private final List<RowError> errors = new ArrayList<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final int most;
    private int rows;

    /** @param id unique; made of the question where none was given, so that the same question keeps it */
    record Entry(long line, String id, String question, String answer, String url) {}

    private QuestionList(int most) {
        this.most = most;
    }

    /**
     * @param most how many there may be
     * @return without entries when none can be used; the errors say why
     * @throws SourceException when it is no list of questions, or breaks off
     */
    static QuestionList read(Path file, int most, ReadClock clock) throws IOException {
        QuestionList list = new QuestionList(most);
        FileText text = FileText.of(file);
        if (first(text) == '[' || first(text) == '{') {
            list.json(text, clock);
        } else {
            list.table(file, clock);
        }
        return list;
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    List<RowError> errors() {
        return errors;
    }

    private static int first(FileText text) throws IOException {
        try (Reader reader = text.reader()) {
            int c = reader.read();
            while (c >= 0 && (Character.isWhitespace(c) || c == '\uFEFF')) {
                c = reader.read();
            }
            return c;
        }
    }

    /** An array, or an object with one: {@code questions}, or whatever else it is called. */
    private void json(FileText text, ReadClock clock) throws IOException {
        try (Reader reader = text.reader();
                JsonParser parser = JSON.createParser(reader)) {
            int depth = 0;
            while (parser.hasNext()) {
                clock.check();
                Event event = parser.next();
                if (event == Event.START_ARRAY) {
                    array(parser, clock);
                } else if (event == Event.START_OBJECT) {
                    depth++;
                } else if (event == Event.END_OBJECT) {
                    depth--;
                }
            }
            if (depth != 0) {
                throw new JsonException("it ends within an object");
            }
        } catch (JsonException e) {
            String line = e instanceof JsonParsingException where
                    ? " at line " + where.getLocation().getLineNumber()
                    : "";
            throw new SourceException(
                    Reason.DAMAGED, "It breaks off or is not well-formed JSON" + line + "; nothing was changed.", e);
        }
    }

    private void array(JsonParser parser, ReadClock clock) {
        while (parser.hasNext()) {
            clock.check();
            Event event = parser.next();
            long line = parser.getLocation().getLineNumber();
            if (event == Event.END_ARRAY) {
                return;
            }
            if (event == Event.START_OBJECT) {
                entry(line, fields(parser.getObject()));
            } else {
                count();
                errors.add(new RowError(line, "An entry is not an object with question and answer."));
                if (event == Event.START_ARRAY) {
                    parser.skipArray();
                }
            }
        }
        throw new JsonException("it ends within an array");
    }

    private static Map<String, String> fields(JsonObject object) {
        Map<String, String> fields = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            String text = text(value);
            if (text != null) {
                fields.put(CsvTable.name(name), text);
            }
        });
        return fields;
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

    private void table(Path file, ReadClock clock) throws IOException {
        try (CsvTable table = CsvTable.open(file, clock)) {
            List<String> names = table.header().stream().map(CsvTable::name).toList();
            if (names.stream().noneMatch(QUESTION::contains) || names.stream().noneMatch(ANSWER::contains)) {
                throw new SourceException(
                        Reason.NOT_QUESTIONS,
                        "It is neither JSON nor a table with columns named question and answer; nothing was changed.");
            }
            while (table.next()) {
                Map<String, String> fields = new LinkedHashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    String cell = table.get(i);
                    if (cell != null) {
                        fields.putIfAbsent(names.get(i), cell);
                    }
                }
                entry(table.line(), fields);
            }
        }
    }

    private void count() {
        if (++rows > most) {
            throw new SourceException(
                    Reason.TOO_LARGE,
                    "It has more than " + most + " questions, which is the limit; nothing was changed.");
        }
    }

    private void entry(long line, Map<String, String> fields) {
        count();
        String question = PlainText.oneLine(pick(fields, QUESTION));
        String answer = answer(pick(fields, ANSWER));
        String id = PlainText.orNull(pick(fields, ID));
        String url = PlainText.orNull(pick(fields, URL));
        String wrong = KnowledgeRequest.wrongWithQuestion(id, question, answer);
        if (wrong != null) {
            errors.add(new RowError(line, wrong));
            return;
        }
        String name = id == null ? id(question) : id;
        Entry earlier = entries.put(
                name, new Entry(line, name, question, answer, url != null && FeedUrls.usable(url) ? url : null));
        if (earlier != null) {
            errors.add(new RowError(
                    line, "The question of line " + earlier.line() + " is there again; the last one counts."));
        }
    }

    private static String answer(String text) {
        return text == null ? "" : FeedHtml.text(text).strip();
    }

    /** The same for the same question, however it is spaced or capitalised. */
    static String id(String question) {
        return "q-"
                + Secrets.hash(PlainText.oneLine(question).toLowerCase(Locale.ROOT))
                        .substring(0, 16);
    }

    private static String pick(Map<String, String> fields, List<String> names) {
        return names.stream()
                .map(fields::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }
}
