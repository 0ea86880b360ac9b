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
        String demo = settings.choice("DEMO_DATA", "auto", "true", "false");
        return new ServerConfig(
                settings.integer("PORT", 1, 65535),
                demo.equals("auto") ? Optional.empty() : Optional.of(demo.equals("true")));
    }
}
