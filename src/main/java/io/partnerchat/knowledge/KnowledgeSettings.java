package io.partnerchat.knowledge;

import io.partnerchat.config.Settings;
import io.partnerchat.web.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Has a setting that cannot be used end the start and not the first upload. */
@ApplicationScoped
class KnowledgeSettings implements StartupStep {
    @Override
    public List<String> check() {
        Settings settings = Settings.ofServer();
        KnowledgeConfig.of(settings);
        ReadLimits.of(settings);
        CrawlConfig.of(settings);
        FeedLimits.of(settings);
        return List.of();
    }
}
