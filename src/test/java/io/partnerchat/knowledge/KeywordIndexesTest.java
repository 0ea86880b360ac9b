package io.partnerchat.knowledge;

import static io.partnerchat.knowledge.SearchFixtures.answer;
import static io.partnerchat.knowledge.SearchFixtures.found;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    @TempDir
    Path directory;

    private final Table table = new Table();
    private final KeywordIndexes indexes = new KeywordIndexes();

    private void start(long maxBytes, Executor executor) {
        indexes.start(new IndexConfig(directory, maxBytes, Duration.ofMinutes(30)), table, executor);
    }

    @AfterEach
    void stop() {
        indexes.stop();
    }

    private List<String> ask(String company, String question) throws IOException {
        indexes.ready(company).join();
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
        var first = indexes.ready("one");
        table.put("one", 2, answer("rug", "Is the rug washable?", "No."));
        indexes.changed("one");
        var second = indexes.ready("one");
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
        var first = indexes.ready("one");
        waiting.remove(0).run();
        first.join();
        table.put("one", 2, answer("rug", "Is the rug washable?", "No."));
        indexes.changed("one");
        var asked = indexes.ready("one");
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
}
