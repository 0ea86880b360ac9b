package io.partnerchat.knowledge;

import io.partnerchat.config.Settings;
import io.partnerchat.web.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Ends the start when the keyword indexes cannot be kept where the settings say. */
@ApplicationScoped
class IndexCheck implements StartupStep {
    @Inject
    KeywordIndexes indexes;

    @Override
    public List<String> check() {
        IndexConfig.from(Settings.ofServer());
        indexes.changed(""); // makes the bean, which takes its directory
        return List.of();
    }
}
