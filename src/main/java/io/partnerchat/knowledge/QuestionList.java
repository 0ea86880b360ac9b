package io.partnerchat.knowledge;

import io.partnerchat.company.Secrets;
import io.partnerchat.knowledge.SourceException.Reason;
import jakarta.json.JsonException;
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
                entry(line, QuestionFields.of(parser.getObject()));
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

    private void table(Path file, ReadClock clock) throws IOException {
        try (CsvTable table = CsvTable.open(file, clock)) {
            List<String> names = table.header().stream().map(CsvTable::name).toList();
            if (!QuestionFields.has(names, QuestionFields.QUESTION)
                    || !QuestionFields.has(names, QuestionFields.ANSWER)) {
                throw new SourceException(
                        Reason.NOT_QUESTIONS,
                        "It is neither JSON nor a table with columns named question and answer; nothing was changed.");
            }
            while (table.next()) {
                entry(table.line(), QuestionFields.of(names, table));
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

    private void entry(long line, QuestionFields fields) {
        count();
        String question = PlainText.oneLine(fields.get(QuestionFields.QUESTION));
        String answer = answer(fields.get(QuestionFields.ANSWER));
        String id = PlainText.orNull(fields.get(QuestionFields.ID));
        String url = PlainText.orNull(fields.get(QuestionFields.URL));
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
}
