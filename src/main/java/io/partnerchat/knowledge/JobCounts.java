package io.partnerchat.knowledge;

import io.partnerchat.company.JsonColumn;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Transient;
import java.util.Map;

/** How far a job is. Not thread-safe: the thread that works on the job counts. */
@Embeddable
public class JobCounts {
    private static final int MOST_ERRORS = 100;
    private static final String LIST = "errors";
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonBuilderFactory JSON = JsonProvider.provider().createBuilderFactory(Map.of());

    private Integer total;
    private int done;
    private int unchanged;
    private int removed;
    private int failed;
    private int embedded;

    @Transient
    private boolean lackedRoom;

    @Convert(converter = JsonColumn.class)
    private JsonObject errors = JsonValue.EMPTY_JSON_OBJECT;

    JobCounts copy() {
        JobCounts copy = new JobCounts();
        copy.total = total;
        copy.done = done;
        copy.unchanged = unchanged;
        copy.removed = removed;
        copy.failed = failed;
        copy.embedded = embedded;
        copy.errors = errors;
        return copy;
    }

    void expect(int items) {
        total = items;
    }

    /** Some of what was expected turned out to be none. */
    void less(int items) {
        total = total == null ? null : Integer.valueOf(Math.max(0, total - items));
    }

    void done(int items, int ofThemUnchanged) {
        done += items;
        unchanged += ofThemUnchanged;
    }

    void removed(int items) {
        removed += items;
    }

    void embedded(int passages) {
        embedded += passages;
    }

    /** The first hundred are kept, all are counted. */
    void failed(RowError error) {
        failed++;
        note(error);
    }

    /** There is no room for it, which may be otherwise the next time. */
    void noRoom(RowError error) {
        lackedRoom = true;
        failed(error);
    }

    boolean lackedRoom() {
        return lackedRoom;
    }

    /** Counted without a word: it was told the first time. */
    void alreadyFailed(int items) {
        failed += items;
    }

    int failures() {
        return failed;
    }

    /** Something to know that is no failure. */
    void note(RowError error) {
        JsonArray known = errors();
        if (known.size() < MOST_ERRORS) {
            JsonArrayBuilder list = JSON.createArrayBuilder(known)
                    .add(JSON.createObjectBuilder().add("line", error.line()).add("message", error.message()));
            errors = JSON.createObjectBuilder().add(LIST, list).build();
        }
    }

    boolean worked() {
        return done > unchanged;
    }

    /** From 0 to 1; null while nobody knows how much there is. */
    Double share() {
        return total == null || total == 0 ? null : Double.valueOf(Math.min(1.0, (done + failed) / (double) total));
    }

    JsonArray errors() {
        return errors == null || !errors.containsKey(LIST) ? JsonValue.EMPTY_JSON_ARRAY : errors.getJsonArray(LIST);
    }

    JobView.Counts toView() {
        return new JobView.Counts(total, done, unchanged, removed, failed, embedded);
    }
}
