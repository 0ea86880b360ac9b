package io.partnerchat.vendor;

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

/** Counts and times what is asked of the vendors: {@code vendor_calls_milliseconds}, by operation and outcome. */
@ApplicationScoped
public class VendorCallMetrics implements VendorMetrics {
    @Inject
    MetricRegistry registry;

    private final Map<String, Histogram> histograms = new ConcurrentHashMap<>();

    /** Made at the start: the registry cannot be found from a vendor's thread. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        histogram("openai.chat", "ok");
    }

    @Override
    public void called(String operation, String outcome, long nanos) {
        histogram(operation, outcome).update(TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    private Histogram histogram(String operation, String outcome) {
        return histograms.computeIfAbsent(
                operation + ' ' + outcome,
                key -> registry.histogram(
                        "vendor_calls_milliseconds", new Tag("operation", operation), new Tag("outcome", outcome)));
    }
}
