package io.partnerchat.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Passages and indexes of them. */
final class SearchFixtures {
    private static final PassageTimes UNKNOWN = new PassageTimes(new long[0], new long[0]);

    private SearchFixtures() {}

    static Passage answer(String id, String question, String answer) {
        return new Passage(id, question + '\n' + answer, null, null, id, Passage.QUESTION, null, null, null);
    }

    static Passage page(String id, String title, String text) {
        return new Passage(id, text, title, "https://shop.example/" + id, id, Passage.PAGE, null, null, null);
    }

    static List<PassageRow> rows(List<Passage> passages) {
        List<PassageRow> rows = new ArrayList<>();
        for (Passage passage : passages) {
            rows.add(new PassageRow(rows.size() + 1L, passage));
        }
        return rows;
    }

    static KeywordIndex index(Path directory, Passage... passages) throws IOException {
        return folder(directory).build(UNKNOWN, rows(List.of(passages))::forEach);
    }

    static IndexFolder folder(Path directory) throws IOException {
        return IndexFiles.in(config(directory)).folder("one", Lexicons.shared());
    }

    /** Of files that end with the process. */
    static IndexConfig config(Path directory) {
        return new IndexConfig(directory, false, "", 1 << 30, Duration.ofMinutes(30));
    }

    /** The ids of what is found, best first. */
    static List<String> found(KeywordIndex index, String question) throws IOException {
        return index.search(index.asked(question), 10, Weights.LEAST).stream()
                .map(hit -> hit.passage().id())
                .toList();
    }
}
