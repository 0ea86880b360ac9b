package io.partnerchat.knowledge;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for the time that a feed is read. */
record FeedWorkspace(Path directory) implements AutoCloseable {
    private static final String PREFIX = "partner-chat-feed-";
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    static FeedWorkspace open() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path sibling : siblings) {
                // of a process that was killed
                if (Files.getLastModifiedTime(sibling)
                        .toInstant()
                        .isBefore(Instant.now().minus(LEFT_BEHIND))) {
                    delete(sibling);
                }
            }
        }
        return new FeedWorkspace(Files.createTempDirectory(parent, PREFIX));
    }

    Path feed() {
        return directory.resolve("feed");
    }

    Path unpacked() {
        return directory.resolve("unpacked");
    }

    @Override
    public void close() throws IOException {
        delete(directory);
    }

    private static void delete(Path directory) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(directory)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
