package io.partnerchat.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** Counts and times turns by the rung that answered: {@code chat_turns}. */
@ApplicationScoped
class TurnMetrics {
    @Inject
    MetricRegistry registry;

    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    void turn(String outcome, long nanos) {
        timers.computeIfAbsent(outcome, name -> registry.timer("chat_turns", new Tag("answered_by", name)))
                .update(Duration.ofNanos(nanos));
    }
}
