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
import java.util.concurrent.Executor;

/**
 * What visitors want of an answer under way: that it is finished though they move to another page, or that nothing is kept.
 * They may say so to another node than the one that answers, so it is passed on over Payara's data grid where there is one.
 */
@ApplicationScoped
class SessionWishes {
    private static final Logger LOG = System.getLogger(SessionWishes.class.getName());
    private static final String TOPIC = "partnerchat-session-wishes";
    private static final String HOLD = "hold";
    private static final String ERASE = "erase";
    /** Stands in no company's id. */
    private static final String BETWEEN = "\n";

    @Inject
    RunningTurns running;

    @Inject
    Conversation conversation;

    @Inject
    TurnThreads threads;

    private ITopic<String> topic;
    private Executor executor;

    /** Made at the start: others may have something to say before anybody here has. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        LOG.log(Level.DEBUG, "wishes are heard of from other nodes: {0}", topic != null);
    }

    @PostConstruct
    void join() {
        executor = threads.executor();
        DataGrid.find().ifPresent(grid -> {
            topic = grid.getTopic(TOPIC);
            topic.addMessageListener(this::received);
        });
    }

    void hold(String companyId, String sessionId) {
        if (holdHere(companyId, sessionId) == 0) {
            tellOthers(HOLD, companyId, sessionId);
        }
    }

    private int holdHere(String companyId, String sessionId) {
        var turns = running.of(companyId, sessionId);
        turns.forEach(turn -> turn.audience().hold());
        return turns.size();
    }

    /** Nothing is kept of the session, of what is being answered there neither. */
    void erase(String companyId, String sessionId) {
        eraseUnderWay(companyId, sessionId);
        conversation.erase(companyId, sessionId);
        tellOthers(ERASE, companyId, sessionId);
    }

    private void eraseUnderWay(String companyId, String sessionId) {
        for (Turn turn : running.of(companyId, sessionId)) {
            if (!turn.erase()) {
                var unused = turn.result()
                        .whenCompleteAsync((answer, failure) -> eraseStored(companyId, sessionId), executor);
            }
        }
        running.forget(companyId, sessionId);
    }

    private void eraseStored(String companyId, String sessionId) {
        running.forget(companyId, sessionId);
        conversation.erase(companyId, sessionId);
    }

    private void tellOthers(String wish, String companyId, String sessionId) {
        if (topic != null) {
            topic.publish(String.join(BETWEEN, wish, companyId, sessionId));
        }
    }

    private void received(Message<String> message) {
        String[] wish = message.getMessageObject().split(BETWEEN, 3);
        if (wish[0].equals(HOLD)) {
            holdHere(wish[1], wish[2]);
        } else if (!message.getPublishingMember().localMember()) {
            // the grid's own thread must not wait for the database
            executor.execute(() -> eraseUnderWay(wish[1], wish[2]));
        }
    }
}
