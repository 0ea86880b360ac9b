package io.partnerchat.chat;

import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import io.partnerchat.config.DataGrid;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Visitors who move to another page: what is being answered is answered to its end, though nobody reads it. The word may
 * come to another node than the one that answers, so it is passed on over Payara's data grid where there is one.
 */
@ApplicationScoped
class Holds {
    private static final Logger LOG = System.getLogger(Holds.class.getName());
    private static final String TOPIC = "partnerchat-answers-held";
    /** Stands in no company's id. */
    private static final String BETWEEN = "\n";

    @Inject
    RunningTurns running;

    private ITopic<String> topic;

    /** Made at the start: others may have something to say before anybody here has. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        LOG.log(Level.DEBUG, "held answers are heard of from other nodes: {0}", topic != null);
    }

    @PostConstruct
    void join() {
        DataGrid.find().ifPresent(grid -> {
            topic = grid.getTopic(TOPIC);
            topic.addMessageListener(this::received);
        });
    }

    void hold(String companyId, String sessionId) {
        if (holdHere(companyId, sessionId) == 0 && topic != null) {
            topic.publish(companyId + BETWEEN + sessionId);
        }
    }

    private int holdHere(String companyId, String sessionId) {
        var turns = running.of(companyId, sessionId);
        turns.forEach(turn -> turn.audience().hold());
        return turns.size();
    }

    private void received(Message<String> message) {
        String[] session = message.getMessageObject().split(BETWEEN, 2);
        holdHere(session[0], session[1]);
    }
}
