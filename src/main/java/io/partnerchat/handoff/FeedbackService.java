package io.partnerchat.handoff;

import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Objects;

/** Keeps what visitors think of answers. */
@Stateless
public class FeedbackService {
    private static final int UP = 1;
    private static final int DOWN = -1;

    @Inject
    TurnStore turns;

    @Inject
    Outbox outbox;

    /**
     * Rates an answer, or rates it anew.
     *
     * @param comment a word why, or null
     * @throws ProblemException 404 when the session has no such answer
     */
    public void rate(String companyId, String sessionId, String answerId, boolean good, String comment) {
        TurnStore.Turn turn = turns.hold(companyId, sessionId, answerId)
                .orElseThrow(() -> new ProblemException(Problem.of(404, "There is no such answer.")));
        int feedback = good ? UP : DOWN;
        boolean same = Objects.equals(turn.feedback(), feedback) && Objects.equals(turn.feedbackText(), comment);
        if (same) {
            return;
        }
        turns.rate(companyId, turn.id(), feedback, comment);
        if (!good) {
            outbox.negative(companyId, sessionId, answerId, turn, comment);
        }
    }
}
