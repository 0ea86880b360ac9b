package io.partnerchat.knowledge;

import io.partnerchat.config.Settings;
import java.time.Duration;

/**
 * What one document may cost.
 *
 * @param bytes its size as it was sent
 * @param characters the text in it
 * @param pages of a PDF
 * @param unpackedBytes what any packed part of it may become
 * @param time from the first byte to the last block
 */
record ReadLimits(int bytes, int characters, int pages, long unpackedBytes, Duration time) {
    private static final long UNPACKED = 64L << 20;

    static ReadLimits of(Settings settings) {
        return new ReadLimits(
                settings.integer("KNOWLEDGE_FILE_MAX_MB", 1, 200) << 20,
                settings.integer("KNOWLEDGE_FILE_MAX_CHARACTERS", 1000, 50_000_000),
                settings.integer("KNOWLEDGE_FILE_MAX_PAGES", 1, 100_000),
                UNPACKED,
                Duration.ofSeconds(settings.integer("KNOWLEDGE_FILE_SECONDS", 1, 3600)));
    }
}
