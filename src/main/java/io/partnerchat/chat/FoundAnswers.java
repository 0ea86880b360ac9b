package io.partnerchat.chat;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.partnerchat.company.Company;
import io.partnerchat.config.Settings;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.vendor.CallScope;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;

/**
 * Answers that this node does not give: those that are stored, and those under way on another node, which are told here when
 * they are stored. They look like turns of this node to who reads them.
 */
@ApplicationScoped
class FoundAnswers {
    private static final long LOOK_AGAIN_MS = 250;

    @Inject
    Conversation conversation;

    @Inject
    AnsweringNodes nodes;

    @Inject
    TurnThreads threads;

    private final ChatConfig config = ChatConfig.from(Settings.ofServer());
    private Executor executor;

    @PostConstruct
    void start() {
        executor = threads.executor();
    }

    /** @param answerId names the answer; without it only the youngest that is under way is looked for */
    Optional<Turn> find(Company company, String sessionId, Optional<String> answerId) {
        Optional<AnsweringNodes.Line> elsewhere = nodes.elsewhere(company.id(), sessionId, answerId);
        // asked after that: a node that no longer answers has stored the answer
        Optional<Answer> stored = answerId.flatMap(id -> conversation.answer(company.id(), sessionId, id));
        if (stored.isPresent()) {
            Turn turn = turn(company, sessionId, stored.get().userId(), answerId.get());
            tell(turn, stored.get());
            return Optional.of(turn);
        }
        Optional<Turn> turn = elsewhere.map(line -> turn(company, sessionId, line.userId(), line.answerId()));
        turn.ifPresent(this::lookLater);
        return turn;
    }

    private Turn turn(Company company, String sessionId, String userId, String answerId) {
        return new Turn(
                company,
                Question.of(sessionId, userId),
                null,
                true,
                CallScope.within(config.turn().plus(config.stream())),
                executor,
                answerId);
    }

    private void lookLater(Turn turn) {
        delayedExecutor(LOOK_AGAIN_MS, MILLISECONDS, executor).execute(() -> {
            try {
                look(turn);
            } catch (RuntimeException e) {
                turn.fail(e);
            }
        });
    }

    private void look(Turn turn) {
        if (turn.scope().cancelled()) {
            throw new CancellationException("the reader has left");
        }
        String company = turn.company().id();
        String session = turn.question().sessionId();
        boolean underWay =
                nodes.elsewhere(company, session, Optional.of(turn.answerId())).isPresent();
        Optional<Answer> stored = conversation.answer(company, session, turn.answerId());
        if (stored.isPresent()) {
            tell(turn, stored.get());
        } else if (underWay) {
            lookLater(turn);
        } else {
            throw new ProblemException(Problem.of(503, "There is no answer just now."));
        }
    }

    /** The answer may be that to a later message, which was answered with this one. */
    private static void tell(Turn turn, Answer answer) {
        if (answer.answerId().equals(turn.answerId())) {
            turn.finish(answer);
        } else {
            turn.repeat(answer);
        }
    }
}
