package io.partnerchat.chat;

import io.partnerchat.problem.DatabaseOutage;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One line and one count per turn, without what was said. */
@ApplicationScoped
class TurnLog {
    private static final Logger LOG = System.getLogger(ChatService.class.getName());

    /** More than that waits for its turn to be written. */
    private static final int MOST_UNWRITTEN = 4_096;

    private static final String FAILED = "failed";

    @Inject
    TurnMetrics metrics;

    /** The console is written under one lock, where all turns that end at once would stand in line. */
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_UNWRITTEN),
            work -> new Thread(work, "turn-log"),
            new ThreadPoolExecutor.CallerRunsPolicy());

    /** What is in line is still written: the thread keeps the process until then. */
    @PreDestroy
    void stop() {
        writer.shutdown();
    }

    void ended(Turn turn, String requestId) {
        String outcome = outcome(turn);
        metrics.turn(outcome, turn.millis());
        if (turn.firstTextMs() != null) {
            metrics.firstText(turn.firstTextMs());
        }
        String line = "event=turn company=" + turn.company().id() + " answered_by=" + outcome + " ms=" + turn.millis()
                + " request=" + requestId;
        writer.execute(() -> LOG.log(Level.INFO, outcome.equals(FAILED) ? line + cause(turn) : line));
    }

    private static String cause(Turn turn) {
        Throwable failure = turn.result()
                .toCompletableFuture()
                .handle((answer, thrown) -> thrown)
                .join();
        return " error=" + DatabaseOutage.inOneLine(failure);
    }

    /** The rung that answered; merged into a later turn, given before, nobody there any more, or failed. */
    private static String outcome(Turn turn) {
        if (turn.last() != turn) {
            return turn.last().over() ? "repeated" : "merged";
        }
        CompletableFuture<Answer> result = turn.result().toCompletableFuture();
        if (result.isCompletedExceptionally()) {
            return turn.scope().cancelled() ? "nobody" : FAILED;
        }
        return result.join().rung();
    }
}
