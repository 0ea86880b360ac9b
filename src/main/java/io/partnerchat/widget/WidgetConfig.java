package io.partnerchat.widget;

import io.partnerchat.config.InvalidSettingException;
import io.partnerchat.config.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * How editor and live settings are run.
 *
 * @param maxListeners how many widgets may listen for changes at once
 * @param heartbeat how often a listener hears that the line is open
 * @param session how long an idle partner stays signed in
 * @param sessionSecret signs the sessions; absent: a random one for this process
 */
record WidgetConfig(int maxListeners, Duration heartbeat, Duration session, Optional<String> sessionSecret) {
    private static final int MIN_SECRET = 32;

    static WidgetConfig ofServer() {
        return from(Settings.ofServer());
    }

    static WidgetConfig from(Settings settings) {
        Optional<String> secret = settings.secret("SESSION_SECRET");
        if (secret.filter(text -> text.length() < MIN_SECRET).isPresent()) {
            throw new InvalidSettingException("SESSION_SECRET must have at least " + MIN_SECRET + " characters.");
        }
        return new WidgetConfig(
                settings.integer("WIDGET_MAX_LISTENERS", 0, 1_000_000),
                Duration.ofSeconds(settings.integer("WIDGET_HEARTBEAT_SECONDS", 1, 3600)),
                Duration.ofSeconds(settings.integer("EDITOR_SESSION_SECONDS", 1, 86_400)),
                secret);
    }
}
