package io.partnerchat.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts and times turns by the rung that answered: {@code chat_turns_milliseconds}. */
@ApplicationScoped
class TurnMetrics {
    @Inject
    MetricRegistry registry;

    private volatile Histogram firstText;
    private final Map<String, Histogram> histograms = new ConcurrentHashMap<>();

    /** Made at the start: the registry cannot be found from a vendor's thread, which is where most turns end. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        histogram("model");
        firstText = registry.histogram("chat_first_text_milliseconds");
    }

    void turn(String outcome, long millis) {
        histogram(outcome).update(millis);
    }

    /** From the question to the first text of a streamed answer. */
    void firstText(long millis) {
        firstText.update(millis);
    }

    private Histogram histogram(String outcome) {
        return histograms.computeIfAbsent(
                outcome, name -> registry.histogram("chat_turns_milliseconds", new Tag("answered_by", name)));
    }
}
