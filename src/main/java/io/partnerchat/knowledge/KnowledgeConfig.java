package io.partnerchat.knowledge;

import io.partnerchat.config.Settings;
import java.time.Duration;

/**
 * How much a company may bring in, and who does the work.
 *
 * @param documents questions, products and pages included
 * @param passages of all of them
 * @param questions of one upload
 * @param jobs how many may wait at once
 * @param unanswered how many questions without an answer are remembered
 * @param lease how long a node that gives no sign of life keeps its jobs
 */
record KnowledgeConfig(int documents, int passages, int questions, int jobs, int unanswered, Duration lease) {
    static KnowledgeConfig of(Settings settings) {
        return new KnowledgeConfig(
                settings.integer("KNOWLEDGE_MAX_DOCUMENTS", 1, 10_000_000),
                settings.integer("KNOWLEDGE_MAX_PASSAGES", 1, 10_000_000),
                settings.integer("KNOWLEDGE_MAX_QUESTIONS", 1, 1_000_000),
                settings.integer("KNOWLEDGE_MAX_JOBS", 1, 1_000_000),
                settings.integer("KNOWLEDGE_MAX_UNANSWERED", 1, 1_000_000),
                Duration.ofSeconds(settings.integer("KNOWLEDGE_LEASE_SECONDS", 5, 3_600)));
    }
}
