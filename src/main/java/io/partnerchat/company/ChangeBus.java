package io.partnerchat.company;

import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import io.partnerchat.config.DataGrid;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tells every node that a company has changed: this one at once, the others over Payara's data grid where there is one. */
@ApplicationScoped
public class ChangeBus {
    private static final Logger LOG = System.getLogger(ChangeBus.class.getName());
    private static final String TOPIC = "partnerchat-company-changed";

    @Inject
    Event<CompanyStale> stale;

    @Resource
    ManagedExecutorService executor;

    private ITopic<String> topic;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        LOG.log(
                Level.INFO,
                topic == null
                        ? "One node: changes are not announced to others (start the server with the data grid for a cluster)."
                        : "Cluster: changes are announced over the data grid.");
    }

    @PostConstruct
    void join() {
        DataGrid.find().ifPresent(grid -> {
            topic = grid.getTopic(TOPIC);
            topic.addMessageListener(this::received);
        });
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CompanyChanged change) {
        stale.fire(new CompanyStale(change.companyId()));
        if (topic != null) {
            topic.publish(change.companyId());
        }
    }

    /** The grid's own thread must not wait for what observers do. */
    private void received(Message<String> message) {
        if (!message.getPublishingMember().localMember()) {
            executor.execute(() -> stale.fire(new CompanyStale(message.getMessageObject())));
        }
    }
}
