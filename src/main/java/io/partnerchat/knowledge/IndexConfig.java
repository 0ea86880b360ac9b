package io.partnerchat.knowledge;

import io.partnerchat.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the keyword indexes are, and how many.
 *
 * @param directory their files stand in a directory below it
 * @param kept whether they stay there for the next process
 * @param database where the passages come from
 * @param maxBytes of all files together; what was not asked about for longest is closed first
 * @param idle after which an index is closed
 */
record IndexConfig(Path directory, boolean kept, String database, long maxBytes, Duration idle) {
    static IndexConfig from(Settings settings) {
        Optional<String> directory = settings.optional("INDEX_DIR");
        return new IndexConfig(
                Path.of(directory.orElseGet(() -> System.getProperty("java.io.tmpdir"))),
                directory.isPresent(),
                settings.optional("DB_URL").orElse(""),
                settings.integer("INDEX_MAX_MB", 1, 1_000_000) * 1024L * 1024L,
                Duration.ofMinutes(settings.integer("INDEX_IDLE_MINUTES", 1, 100_000)));
    }
}
