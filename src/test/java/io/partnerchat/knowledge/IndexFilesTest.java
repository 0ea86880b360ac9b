package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFilesTest {
    @TempDir
    Path parent;

    @Test
    void serversThatStartTogetherRemoveWhatKilledOnesLeftBehind() throws Exception {
        for (int i = 0; i < 50; i++) {
            leftBehind();
        }
        List<CompletableFuture<IndexFiles>> servers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            servers.add(CompletableFuture.supplyAsync(
                    () -> IndexFiles.in(SearchFixtures.config(parent)), task -> new Thread(task).start()));
        }
        List<IndexFiles> started = new ArrayList<>();
        for (CompletableFuture<IndexFiles> server : servers) {
            started.add(server.get());
        }
        assertEquals(4, directories());
        started.forEach(IndexFiles::close);
        assertEquals(0, directories());
    }

    @Test
    void oneThatWasJustMadeIsLeftAlone() throws Exception {
        Path fresh = Files.createTempDirectory(parent, "partner-chat-index-");
        Files.createFile(fresh.resolve("lock"));
        IndexFiles.in(SearchFixtures.config(parent)).close();
        assertEquals(1, directories());
    }

    private void leftBehind() throws IOException {
        Path directory = Files.createTempDirectory(parent, "partner-chat-index-");
        Files.createFile(directory.resolve("lock"));
        for (int i = 0; i < 5; i++) {
            Path index = Files.createTempDirectory(directory, "");
            for (int file = 0; file < 5; file++) {
                Files.writeString(index.resolve("_" + file + ".cfs"), "x");
            }
        }
        Files.setLastModifiedTime(
                directory.resolve("lock"), FileTime.from(Instant.now().minusSeconds(600)));
    }

    private long directories() throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.count();
        }
    }
}
