package io.partnerchat.insight;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Writes turns into a file, one per line, as JSON Lines or CSV. */
abstract class ExportWriter {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final List<String> COLUMNS = List.of(
            "session_id",
            "user_id",
            "answer_id",
            "asked_at",
            "question",
            "answer",
            "answered_by",
            "known",
            "incomplete",
            "first_text_ms",
            "total_ms",
            "prompt_tokens",
            "completion_tokens",
            "model",
            "feedback",
            "comment");

    /** @param format jsonl or csv */
    static ExportWriter to(OutputStream out, String format) {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        return format.equals("csv") ? new Csv(writer) : new Lines(writer);
    }

    static String mediaType(String format) {
        return format.equals("csv") ? "text/csv;charset=utf-8" : "application/x-ndjson;charset=utf-8";
    }

    abstract void write(TurnView turn) throws IOException;

    abstract void flush() throws IOException;

    private static final class Lines extends ExportWriter {
        private final Writer out;

        Lines(Writer out) {
            this.out = out;
        }

        @Override
        void write(TurnView turn) throws IOException {
            JsonObjectBuilder line = JSON.createObjectBuilder()
                    .add("session_id", turn.sessionId())
                    .add("user_id", turn.userId())
                    .add("answer_id", turn.answerId())
                    .add("asked_at", turn.askedAt().toString())
                    .add("question", turn.question())
                    .add("answer", turn.answer())
                    .add("sources", turn.sources())
                    .add("answered_by", turn.answeredBy())
                    .add("known", turn.known())
                    .add("incomplete", turn.incomplete())
                    .add("first_text_ms", number(turn.firstTextMs()))
                    .add("total_ms", turn.totalMs())
                    .add("prompt_tokens", turn.promptTokens())
                    .add("completion_tokens", turn.completionTokens())
                    .add("model", text(turn.model()))
                    .add("feedback", text(turn.feedback()))
                    .add("comment", text(turn.comment()));
            out.write(line.build().toString());
            out.write('\n');
        }

        private static JsonValue number(Integer number) {
            return number == null ? JsonValue.NULL : JSON.createValue(number);
        }

        private static JsonValue text(String text) {
            return text == null ? JsonValue.NULL : JSON.createValue(text);
        }

        @Override
        void flush() throws IOException {
            out.flush();
        }
    }

    private static final class Csv extends ExportWriter {
        private final CsvWriter out;

        Csv(Writer writer) {
            out = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
            out.writeRecord(COLUMNS);
        }

        @Override
        void write(TurnView turn) {
            out.writeRecord(
                    cell(turn.sessionId()),
                    cell(turn.userId()),
                    cell(turn.answerId()),
                    turn.askedAt().toString(),
                    cell(turn.question()),
                    cell(turn.answer()),
                    turn.answeredBy(),
                    String.valueOf(turn.known()),
                    String.valueOf(turn.incomplete()),
                    Objects.toString(turn.firstTextMs(), ""),
                    String.valueOf(turn.totalMs()),
                    String.valueOf(turn.promptTokens()),
                    String.valueOf(turn.completionTokens()),
                    cell(turn.model()),
                    Objects.toString(turn.feedback(), ""),
                    cell(turn.comment()));
        }

        @Override
        void flush() throws IOException {
            out.flush();
        }
    }

    /** Spreadsheets take a cell for a formula that begins with one of these, wide forms and spaces before it included. */
    static String cell(String text) {
        if (text == null) {
            return "";
        }
        int start =
                text.codePoints().dropWhile(ExportWriter::isUnseen).findFirst().orElse(' ');
        boolean formula = "=+-@|%＝＋－＠".indexOf(start) >= 0;
        boolean control = !text.isEmpty() && Character.isISOControl(text.charAt(0));
        return formula || control ? "'" + text : text;
    }

    private static boolean isUnseen(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
