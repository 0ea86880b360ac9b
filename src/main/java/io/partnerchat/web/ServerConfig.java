package io.partnerchat.web;

import io.partnerchat.config.Settings;
import java.util.Optional;

/**
 * How this server runs.
 *
 * @param port where it listens; only used to say where to click
 * @param demoData whether the demo companies are loaded; empty: only into the embedded database
 */
public record ServerConfig(int port, Optional<Boolean> demoData) {
    static ServerConfig ofServer() {
        return from(Settings.ofServer());
    }

    static ServerConfig from(Settings settings) {
        // the container has read these already, and gone on with a default where they are wrong
        settings.optional("DB_POOL_MAX").ifPresent(set -> settings.integer("DB_POOL_MAX", 1, 10_000));
        settings.optional("DB_POOL_WAIT_MS").ifPresent(set -> settings.integer("DB_POOL_WAIT_MS", 1, 600_000));
        settings.integer("DB_START_SECONDS", 0, 3600);
        String demo = settings.choice("DEMO_DATA", "auto", "true", "false");
        return new ServerConfig(
                settings.integer("PORT", 1, 65535),
                demo.equals("auto") ? Optional.empty() : Optional.of(demo.equals("true")));
    }
}
