package io.partnerchat.knowledge;

import static io.partnerchat.knowledge.SearchFixtures.answer;
import static io.partnerchat.knowledge.SearchFixtures.found;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeywordIndexesTest {
    /** A table in memory that counts how often it was read as a whole. */
    private static final class Table extends PassageStore {
        private final Map<String, Map<Long, PassageRow>> rows = new ConcurrentHashMap<>();
        private final Map<Long, Long> times = new ConcurrentHashMap<>();
        private long clock = 1_000;
        private int readWhole;

        void put(String company, long id, Passage passage) {
            rows.computeIfAbsent(company, key -> new TreeMap<>()).put(id, new PassageRow(id, passage));
            times.put(id, clock++);
        }

        @Override
        public void forEach(String company, Consumer<PassageRow> consumer) {
            readWhole++;
            rows.getOrDefault(company, Map.of()).values().forEach(consumer);
        }

        @Override
        public void forEach(String company, List<Long> ids, Consumer<PassageRow> consumer) {
            ids.forEach(id -> consumer.accept(rows.get(company).get(id)));
        }

        @Override
        public PassageTimes times(String company) {
            List<Long> ids =
                    new ArrayList<>(rows.getOrDefault(company, Map.of()).keySet());
            return new PassageTimes(
                    ids.stream().mapToLong(Long::longValue).toArray(),
                    ids.stream().mapToLong(times::get).toArray());
        }

        @Override
        public Version version(String company) {
            return new Version(
                    rows.getOrDefault(company, Map.of()).size(), clock, LocalDateTime.of(2026, 1, 1, 0, 0), true);
        }
    }

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final Table table = new Table();
    private final KeywordIndexes indexes = new KeywordIndexes();

    private void start(long maxBytes, Executor executor) {
        start(maxBytes, executor, Runnable::run);
    }

    private void start(long maxBytes, Executor executor, Executor after) {
        indexes.start(new IndexConfig(directory, false, "", maxBytes, Duration.ofMinutes(30)), table, executor, after);
    }

    @AfterEach
    void stop() {
        indexes.stop();
    }

    private List<String> ask(String company, String question) throws IOException {
        indexes.ready(company, LONG).join();
        try (KeywordIndex index = indexes.held(company).orElseThrow()) {
            return found(index, question);
        }
    }

    @Test
    void theFirstQuestionAfterAChangeSeesItAndTheRestIsNotReadAgain() throws IOException {
        start(1 << 30, Runnable::run);
        for (int i = 1; i <= 10; i++) {
            table.put("one", i, answer("p" + i, "What is thing number " + i + " called?", "Name " + i));
        }
        assertEquals(List.of(), ask("one", "is the rug washable"));
        table.put("one", 11, answer("rug", "Is the rug washable?", "No."));
        indexes.changed("one");
        assertEquals(List.of("rug"), ask("one", "is the rug washable"));
        assertEquals(1, table.readWhole);
    }

    @Test
    void aChangeDuringALookAtTheTableIsSeenByTheNextQuestion() throws IOException {
        List<Runnable> waiting = new ArrayList<>();
        start(1 << 30, waiting::add);
        table.put("one", 1, answer("kettle", "What is the kettle made of?", "Copper."));
        var first = indexes.ready("one", LONG);
        table.put("one", 2, answer("rug", "Is the rug washable?", "No."));
        indexes.changed("one");
        var second = indexes.ready("one", LONG);
        waiting.remove(0).run();
        first.join();
        assertEquals(1, waiting.size(), "the look that began before the change is followed by another");
        waiting.remove(0).run();
        second.join();
        try (KeywordIndex index = indexes.held("one").orElseThrow()) {
            assertEquals(List.of("rug"), found(index, "is the rug washable"));
        }
    }

    @Test
    void whoAsksWhileAChangeIsBeingReadWaitsForItToo() throws IOException {
        List<Runnable> waiting = new ArrayList<>();
        start(1 << 30, waiting::add);
        table.put("one", 1, answer("kettle", "What is the kettle made of?", "Copper."));
        var first = indexes.ready("one", LONG);
        waiting.remove(0).run();
        first.join();
        table.put("one", 2, answer("rug", "Is the rug washable?", "No."));
        indexes.changed("one");
        var asked = indexes.ready("one", LONG);
        assertTrue(indexes.isOutdated("one"), "the second asker waits as long as the first");
        waiting.remove(0).run();
        asked.join();
        assertFalse(indexes.isOutdated("one"));
    }

    @Test
    void companiesAreSearchedApart() throws IOException {
        start(1 << 30, Runnable::run);
        table.put("one", 1, answer("a", "Is the rug washable?", "No."));
        table.put("two", 2, answer("b", "Is the rug washable?", "Yes."));
        assertEquals(List.of("a"), ask("one", "is the rug washable"));
        assertEquals(List.of("b"), ask("two", "is the rug washable"));
        assertEquals(List.of(), ask("three", "is the rug washable"));
    }

    @Test
    void onlySoManyIndexesAreOpenAndTheFilesOfTheOthersAreGone() throws IOException {
        start(1 << 20, Runnable::run);
        for (int company = 0; company < 20; company++) {
            table.put("c" + company, company + 1, answer("a", "Is the rug washable?", "No."));
            assertEquals(List.of("a"), ask("c" + company, "is the rug washable"));
        }
        try (Stream<Path> all = Files.walk(directory)) {
            long open = all.filter(path -> path.getFileName().toString().startsWith("segments"))
                    .count();
            assertTrue(open <= 4, open + " are open");
        }
        assertEquals(List.of("a"), ask("c0", "is the rug washable"), "it is made anew");
    }

    @Test
    void whoWaitsForAnIndexGoesOnInTimeAndOnTheThreadsForThat() {
        start(1 << 30, never -> {}, later -> new Thread(later, "goes on").start());
        String thread = indexes.ready("one", Duration.ofMillis(1))
                .thenApply(none -> Thread.currentThread().getName())
                .join();
        assertEquals("goes on", thread);
        assertTrue(indexes.held("one").isEmpty());
    }

    @Test
    void keptFilesAreTakenUpByTheNextProcessOnceTheyAreLikeTheTable() throws IOException {
        startKept("database");
        for (int i = 1; i <= 10; i++) {
            table.put("one", i, answer("p" + i, "What is thing number " + i + " called?", "Name " + i));
        }
        table.put("a/b", 100, answer("rug", "Is the rug washable?", "No."));
        assertEquals(List.of("rug"), ask("a/b", "is the rug washable"));
        assertEquals(List.of(), ask("one", "is the rug washable"));
        indexes.stop();
        age();
        table.put("one", 11, answer("mat", "Is the mat washable?", "Yes."));
        table.put("a/b", 100, answer("sofa", "How high is the sofa?", "80 cm."));

        startKept("database");
        assertTrue(indexes.held("one").isEmpty(), "not before it was compared");
        assertEquals(List.of("mat"), ask("one", "is the mat washable"));
        assertEquals(List.of(), ask("a/b", "is the rug washable"));
        assertEquals(3, table.readWhole, "of the two only the one that changed altogether is read again");
        indexes.stop();
        age();

        startKept("another database");
        assertEquals(List.of("mat"), ask("one", "is the mat washable"));
        assertEquals(4, table.readWhole);
        indexes.drop("one");
        assertEquals(0, segments("one"));
    }

    private void startKept(String database) {
        IndexConfig config = new IndexConfig(directory, true, database, 1 << 30, Duration.ofMinutes(30));
        indexes.start(config, table, Runnable::run, Runnable::run);
    }

    /** One that was just made may belong to a process that is starting. */
    private void age() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            for (Path each : all.toList()) {
                Files.setLastModifiedTime(
                        each.resolve("lock"), FileTime.from(Instant.now().minusSeconds(600)));
            }
        }
    }

    private long segments(String company) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> path.toString().contains(company + ".") && Files.isRegularFile(path))
                    .count();
        }
    }
}
