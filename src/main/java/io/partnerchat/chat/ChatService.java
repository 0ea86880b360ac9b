package io.partnerchat.chat;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.partnerchat.company.Company;
import io.partnerchat.config.Settings;
import io.partnerchat.knowledge.UnansweredQuestions;
import io.partnerchat.vendor.CallScope;
import io.partnerchat.widget.WidgetSettingsCache;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * A visitor's turn: search, model, or a lower rung of the ladder, then the turn is stored. No thread waits for a vendor
 * and no transaction is open while one is asked; only storing takes a thread, from a small pool of its own.
 */
@ApplicationScoped
public class ChatService {
    private static final long LOOK_AGAIN_MS = 250;

    @Inject
    TurnSearch search;

    @Inject
    Moderation moderation;

    @Inject
    ModelAnswers model;

    @Inject
    WidgetSettingsCache widgets;

    @Inject
    Conversation conversation;

    @Inject
    RunningTurns running;

    @Inject
    UnansweredQuestions unanswered;

    @Inject
    TurnLog log;

    @Inject
    Suggestions suggestions;

    @Inject
    AnsweringNodes nodes;

    @Inject
    TurnThreads threads;

    private Executor executor;

    private final ChatConfig config = ChatConfig.from(Settings.ofServer());

    @PostConstruct
    void start() {
        executor = threads.executor();
    }

    /**
     * The turn in which the question is answered, begun here or joined; its result is stored. Nothing is done on the
     * caller's thread: that one also serves who only wants to see the widget.
     *
     * @param streamed whether the reader wants to see the answer while it is written
     * @param reader waits for the answer, and is told when there is news of it, until it leaves the turn's audience
     * @param requestId names the request in the log
     */
    Turn begin(
            Company company, Question question, Phrases phrases, boolean streamed, Runnable reader, String requestId) {
        Turn fresh = new Turn(
                company,
                question,
                phrases,
                streamed,
                CallScope.within(config.turn(), requestId),
                executor,
                Answer.newId());
        Turn turn = running.enter(fresh, reader);
        if (turn == fresh) {
            var unused = fresh.result().whenComplete((answer, failure) -> nodes.release(fresh));
            executor.execute(() -> run(fresh, requestId));
        }
        return turn;
    }

    private void run(Turn turn, String requestId) {
        CompletionStage<Answer> stage;
        try {
            stage = answer(turn);
        } catch (RuntimeException e) {
            stage = CompletableFuture.failedFuture(e);
        }
        var unused = stage.whenComplete((answer, failure) -> {
            if (turn.last() == turn) {
                over(turn, answer, failure);
            }
            running.over(turn);
            log.ended(turn, requestId);
        });
    }

    /** What was shown must not be followed by an error, even if it could not be stored. */
    private void over(Turn turn, Answer answer, Throwable failure) {
        if (failure == null) {
            turn.finish(answer);
        } else if (turn.shown().isEmpty()) {
            turn.fail(failure);
        } else {
            turn.finish(toAnswer(turn, new Reply(turn.shown(), List.of(), null, true, true, Usage.NONE)));
        }
    }

    private CompletionStage<Answer> answer(Turn turn) {
        turn.settings(widgets.of(turn.company()).settings());
        boolean ours = nodes.claim(turn);
        // asked after that: a node that no longer has the message has stored its answer
        Optional<Answer> stored = conversation.answerTo(turn.company().id(), turn.question());
        if (stored.isPresent()) {
            turn.repeat(stored.get());
            return turn.result();
        }
        return ours ? answerHere(turn) : answerLater(turn);
    }

    /** Another node is answering the very message. */
    private CompletionStage<Answer> answerLater(Turn turn) {
        endUnlessWanted(turn);
        return CompletableFuture.supplyAsync(() -> answer(turn), delayedExecutor(LOOK_AGAIN_MS, MILLISECONDS, executor))
                .thenCompose(Function.identity());
    }

    private CompletionStage<Answer> answerHere(Turn turn) {
        List<ChatMessage> history = history(turn);
        return search.find(turn)
                .thenCombine(moderation.flagsInput(turn), (found, flagged) -> flagged ? null : found)
                .thenComposeAsync(
                        found -> found == null
                                ? CompletableFuture.completedFuture(Reply.declined(turn))
                                : model.reply(turn, history, found),
                        executor)
                .thenApplyAsync(reply -> end(turn, reply), executor);
    }

    private List<ChatMessage> history(Turn turn) {
        Question question = turn.question();
        List<ChatMessage> stored = question.newSession()
                ? List.of()
                : conversation.recent(turn.company().id(), question.sessionId());
        return stored.isEmpty() ? question.history() : stored;
    }

    /** On a thread that may wait for the database. */
    private Answer end(Turn turn, Reply reply) {
        endUnlessWanted(turn);
        Answer answer = store(turn, toAnswer(turn, reply), reply.usage());
        if (!answer.known()) {
            noteUnanswered(turn);
        }
        return answer;
    }

    private static void endUnlessWanted(Turn turn) {
        if (!turn.close() || (turn.scope().cancelled() && turn.shown().isEmpty())) {
            throw new CancellationException("the visitor has left or asked more");
        }
    }

    /** When the same message was answered meanwhile, the answer that was stored first is the one. */
    private Answer store(Turn turn, Answer answer, Usage usage) {
        try {
            conversation.append(turn, answer, usage);
            return answer;
        } catch (EJBException e) {
            return conversation.answerTo(turn.company().id(), turn.question()).orElseThrow(() -> e);
        }
    }

    private Answer toAnswer(Turn turn, Reply reply) {
        return Answer.of(
                turn,
                reply,
                suggestions.followUp(turn.company(), turn.question().message(), reply.sources()));
    }

    /** Off the visitor's path. */
    private void noteUnanswered(Turn turn) {
        executor.execute(
                () -> unanswered.record(turn.company().id(), turn.burst().text()));
    }
}
