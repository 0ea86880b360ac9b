package io.partnerchat.knowledge;

import static io.partnerchat.knowledge.SearchFixtures.answer;
import static io.partnerchat.knowledge.SearchFixtures.found;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexUpdateTest {
    private static final PassageRow COPPER = new PassageRow(1, answer("a", "What is the kettle made of?", "Copper."));
    private static final PassageRow STEEL = new PassageRow(1, answer("a", "What is the kettle made of?", "Steel."));
    private static final PassageRow LAMP = new PassageRow(2, answer("b", "How high is the lamp?", "152 cm."));
    private static final PassageRow RUG = new PassageRow(3, answer("c", "Is the rug washable?", "No."));

    @TempDir
    Path directory;

    @Test
    void anIndexLearnsWhatIsNewAndChangedAndForgetsWhatIsGoneWithoutReadingTheRest() throws IOException {
        IndexFolder folder = SearchFixtures.folder(directory);
        PassageTimes before = new PassageTimes(new long[] {1, 2}, new long[] {100, 100});
        PassageTimes after = new PassageTimes(new long[] {1, 3}, new long[] {105, 105});
        try (KeywordIndex old = folder.build(before, List.of(COPPER, LAMP)::forEach)) {
            IndexChanges changes = old.changes(after);
            assertEquals(List.of(2L), changes.gone());
            assertEquals(List.of(1L, 3L), changes.changed());
            try (KeywordIndex next = folder.update(old, after, changes, List.of(STEEL, RUG)::forEach)) {
                assertEquals(2, next.size());
                assertTrue(next.byId("a").orElseThrow().text().contains("Steel"));
                assertEquals(List.of(), found(next, "how high is the lamp"));
                assertEquals("c", found(next, "is the rug washable").get(0));
                assertTrue(next.changes(after).changed().isEmpty());
            }
            // who still searches the old one is not disturbed
            assertEquals("b", found(old, "how high is the lamp").get(0));
        }
    }

    @Test
    void aRowThatMayStillChangeWithinItsSecondIsReadAgain() throws IOException {
        PassageTimes times = new PassageTimes(new long[] {1}, new long[] {PassageTimes.UNSETTLED});
        try (KeywordIndex index = SearchFixtures.folder(directory).build(times, List.of(COPPER)::forEach)) {
            assertEquals(List.of(1L), index.changes(times).changed());
        }
    }

    @Test
    void theFilesGoWithTheLastStateOfAnIndex() throws IOException {
        IndexFolder folder = SearchFixtures.folder(directory);
        PassageTimes times = new PassageTimes(new long[] {1}, new long[] {100});
        KeywordIndex old = folder.build(times, List.of(COPPER)::forEach);
        PassageTimes more = new PassageTimes(new long[] {1, 2}, new long[] {100, 105});
        KeywordIndex next = folder.update(old, more, old.changes(more), List.of(LAMP)::forEach);
        old.close();
        assertTrue(hasFiles());
        next.close();
        assertFalse(hasFiles());
    }

    private boolean hasFiles() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.anyMatch(path -> path.getFileName().toString().startsWith("segments"));
        }
    }
}
