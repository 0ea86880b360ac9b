package io.partnerchat.insight;

import io.partnerchat.config.Settings;
import io.partnerchat.web.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Stops the start when a price or an hour is none. */
@ApplicationScoped
class InsightCheck implements StartupStep {
    @Override
    public List<String> check() {
        InsightConfig.from(Settings.ofServer());
        return List.of();
    }
}
