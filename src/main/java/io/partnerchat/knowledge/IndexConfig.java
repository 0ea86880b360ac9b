package io.partnerchat.knowledge;

import io.partnerchat.config.Settings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the keyword indexes are kept, and how many.
 *
 * @param directory their files stand in a directory below it
 * @param maxBytes of all files together; what was not asked about for longest is closed first
 * @param idle after which an index is closed
 */
record IndexConfig(Path directory, long maxBytes, Duration idle) {
    static IndexConfig from(Settings settings) {
        String directory = settings.optional("INDEX_DIR").orElseGet(() -> System.getProperty("java.io.tmpdir"));
        return new IndexConfig(
                Path.of(directory),
                settings.integer("INDEX_MAX_MB", 1, 1_000_000) * 1024L * 1024L,
                Duration.ofMinutes(settings.integer("INDEX_IDLE_MINUTES", 1, 100_000)));
    }
}
