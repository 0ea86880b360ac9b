package io.partnerchat.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts and times turns by the rung that answered: {@code chat_turns_milliseconds}. */
@ApplicationScoped
class TurnMetrics {
    @Inject
    MetricRegistry registry;

    private final Map<String, Histogram> histograms = new ConcurrentHashMap<>();

    /** Made at the start: the registry cannot be found from a vendor's thread, which is where most turns end. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        histogram("model");
    }

    void turn(String outcome, long nanos) {
        histogram(outcome).update(TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    private Histogram histogram(String outcome) {
        return histograms.computeIfAbsent(
                outcome, name -> registry.histogram("chat_turns_milliseconds", new Tag("answered_by", name)));
    }
}
