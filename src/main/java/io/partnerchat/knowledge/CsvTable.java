package io.partnerchat.knowledge;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.partnerchat.knowledge.SourceException.Reason;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table of text with named columns, read row by row; whatever its encoding and its separator. */
final class CsvTable implements Closeable {
    private static final int MOST_CELL = 4 << 20;
    private static final int HEAD = 64 * 1024;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final ReadClock clock;
    private final boolean endsWithLine;
    private final List<String> header = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private CsvRecord record;

    @SuppressWarnings(
            "removal") // that a sloppy quotation mark spoils its row and not the whole table has no other name yet
    private CsvTable(Reader text, char separator, boolean endsWithLine, ReadClock clock) {
        this.clock = clock;
        this.endsWithLine = endsWithLine;
        reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .maxBufferSize(MOST_CELL)
                .ofCsvRecord(text);
        records = reader.iterator();
        if (!advance()) {
            throw new SourceException(Reason.EMPTY, "It is empty; nothing was changed.");
        }
        for (String name : record.getFields()) {
            columns.putIfAbsent(name(name), header.size());
            header.add(PlainText.oneLine(name));
        }
    }

    /** @throws SourceException EMPTY when there is not even a header */
    static CsvTable open(Path file, ReadClock clock) throws IOException {
        FileText text = FileText.of(file);
        BufferedReader reader = text.reader();
        try {
            reader.mark(HEAD);
            char[] head = new char[HEAD - 1];
            int length = Math.max(0, reader.read(head));
            reader.reset();
            return new CsvTable(reader, separator(head, length), text.endsWithLine(), clock);
        } catch (RuntimeException | IOException e) {
            reader.close();
            throw e;
        }
    }

    /** The one that the first line has most of, outside of quotes. */
    private static char separator(char[] head, int length) {
        int[] counts = new int[SEPARATORS.length];
        boolean quoted = false;
        boolean some = false;
        for (int i = 0; i < length; i++) {
            char c = head[i];
            if (!quoted && some && (c == '\n' || c == '\r')) {
                break;
            }
            quoted ^= c == '"';
            some |= c > ' ';
            for (int s = 0; s < SEPARATORS.length; s++) {
                counts[s] += !quoted && c == SEPARATORS[s] ? 1 : 0;
            }
        }
        int best = 0;
        for (int s = 1; s < SEPARATORS.length; s++) {
            best = counts[s] > counts[best] ? s : best;
        }
        return SEPARATORS[best];
    }

    /** As columns are compared: lower case, and what is no letter or digit is one underscore. */
    static String name(String header) {
        return PlainText.oneLine(header)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_|_$", "");
    }

    boolean has(String... names) {
        return columns.keySet().containsAll(List.of(names));
    }

    /** Calls a column by another name. */
    void name(int column, String name) {
        columns.put(name, column);
    }

    /** As they stand there. */
    List<String> header() {
        return header;
    }

    /** @throws SourceException when the table breaks off there */
    boolean next() {
        return advance();
    }

    private boolean advance() {
        clock.check();
        try {
            if (!records.hasNext()) {
                return false;
            }
            record = records.next();
        } catch (CsvParseException | UncheckedIOException e) {
            long line = record == null ? 1 : record.getStartingLineNumber();
            throw new SourceException(
                    Reason.DAMAGED,
                    "The table breaks off or has a quotation mark without end after line " + line
                            + "; nothing was changed.",
                    e);
        }
        boolean last = !header.isEmpty() && record.getFieldCount() < header.size() && !records.hasNext();
        if (last && !endsWithLine) {
            throw new SourceException(
                    Reason.DAMAGED, "The table breaks off in line " + line() + "; nothing was changed.");
        }
        return true;
    }

    long line() {
        return record.getStartingLineNumber();
    }

    /** The cell in the first of the named columns that has something; null when none has. */
    String get(String... names) {
        for (String name : names) {
            Integer column = columns.get(name);
            if (column != null) {
                String cell = get(column);
                if (cell != null) {
                    return cell;
                }
            }
        }
        return null;
    }

    /** Null when it is blank or the row is too short. */
    String get(int column) {
        String cell = column < record.getFieldCount() ? record.getField(column) : "";
        return cell.isBlank() ? null : cell;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
