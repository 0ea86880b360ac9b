package io.partnerchat.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;

/** One line and one count per turn, without what was said. */
@ApplicationScoped
class TurnLog {
    private static final Logger LOG = System.getLogger(ChatService.class.getName());

    @Inject
    TurnMetrics metrics;

    void ended(Turn turn, String requestId) {
        String outcome = outcome(turn);
        metrics.turn(outcome, turn.millis());
        if (turn.firstTextMs() != null) {
            metrics.firstText(turn.firstTextMs());
        }
        LOG.log(
                Level.INFO,
                () -> "event=turn company=" + turn.company().id() + " answered_by=" + outcome + " ms=" + turn.millis()
                        + " request=" + requestId);
    }

    /** The rung that answered; merged into a later turn, given before, nobody there any more, or failed. */
    private static String outcome(Turn turn) {
        if (turn.last() != turn) {
            return turn.last().over() ? "repeated" : "merged";
        }
        CompletableFuture<Answer> result = turn.result().toCompletableFuture();
        if (result.isCompletedExceptionally()) {
            return turn.scope().cancelled() ? "nobody" : "failed";
        }
        return result.join().rung();
    }
}
