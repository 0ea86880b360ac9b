package io.partnerchat.chat;

import io.partnerchat.company.Company;
import io.partnerchat.config.Settings;
import io.partnerchat.knowledge.KnowledgeService;
import io.partnerchat.vendor.CallScope;
import io.partnerchat.widget.WidgetSettingsCache;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A visitor's turn: search, model, or a lower rung of the ladder, then the turn is stored. No thread waits for a vendor
 * and no transaction is open while one is asked; only storing takes a thread, from a small pool of its own.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = "java:app/concurrent/turn-threads")
public class ChatService {
    private static final Logger LOG = System.getLogger(ChatService.class.getName());
    /** They work, they never wait for a vendor; each may hold a database connection. */
    private static final int WORKERS = 16;

    private static final int MAX_SOURCES = 3;

    @Inject
    KnowledgeService knowledge;

    @Inject
    ModelAnswers model;

    @Inject
    WidgetSettingsCache widgets;

    @Inject
    Conversation conversation;

    @Inject
    TurnMetrics metrics;

    @Resource(lookup = "java:app/concurrent/turn-threads")
    ManagedThreadFactory threads;

    private ExecutorService executor;

    private final ChatConfig config = ChatConfig.from(Settings.ofServer());

    /** Not a managed executor: it would gather the context of each task anew, which costs more than the task. */
    @PostConstruct
    void start() {
        executor = Executors.newFixedThreadPool(WORKERS, threads);
    }

    @PreDestroy
    void stop() {
        executor.shutdown();
    }

    /** A scope for one turn: cancelling it ends the turn and whatever it asked of a vendor. */
    CallScope newScope() {
        return CallScope.within(config.turn());
    }

    /**
     * The stored answer. Fails only when the scope is cancelled or the database is away. Nothing is done on the caller's
     * thread: that one also serves who only wants to see the widget.
     */
    CompletionStage<Answer> answer(Company company, Question question, Phrases phrases, CallScope scope) {
        return CompletableFuture.supplyAsync(() -> turn(company, question, phrases, scope), executor)
                .thenCompose(answer -> answer);
    }

    private CompletionStage<Answer> turn(Company company, Question question, Phrases phrases, CallScope scope) {
        Turn turn = Turn.begin(company, widgets.of(company).settings(), question, phrases, scope);
        Optional<Answer> stored = conversation.answerTo(company.id(), question);
        if (stored.isPresent()) {
            return CompletableFuture.completedFuture(stored.get());
        }
        List<ChatMessage> history = history(company, question);
        // SEAM (guard): the question that is embedded at a vendor is masked
        return knowledge
                .search(company, question.message(), scope.part(config.search()))
                .thenComposeAsync(found -> model.reply(turn, history, found), executor)
                .thenApplyAsync(reply -> end(turn, reply), executor);
    }

    private List<ChatMessage> history(Company company, Question question) {
        List<ChatMessage> stored =
                question.newSession() ? List.of() : conversation.recent(company.id(), question.sessionId());
        return stored.isEmpty() ? question.history() : stored;
    }

    /** On a thread that may wait for the database. */
    private Answer end(Turn turn, Reply reply) {
        if (turn.scope().cancelled()) {
            throw new CancellationException("the visitor has left");
        }
        Answer answer = store(turn, toAnswer(turn, reply), reply.usage());
        if (!answer.known()) {
            noteUnanswered(turn);
        }
        return answer;
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

    private static Answer toAnswer(Turn turn, Reply reply) {
        List<Answer.Source> sources = reply.sources().stream()
                // SEAM (search): the facts of a product
                .map(passage -> new Answer.Source(passage.title(), passage.url(), null))
                .distinct()
                .limit(MAX_SOURCES)
                .toList();
        return new Answer(
                reply.text(),
                turn.company().id(),
                turn.question().sessionId(),
                turn.question().userId(),
                sources,
                reply.degraded(),
                turn.answerId(),
                reply.incomplete(),
                reply.known(),
                // SEAM (shop): Suggestions.followUp
                List.of());
    }

    /** SEAM (search): UnansweredQuestions.note, off the visitor's path. */
    private static void noteUnanswered(Turn turn) {
        LOG.log(Level.DEBUG, () -> "event=unanswered company=" + turn.company().id());
    }

    /**
     * One line per turn, without what was said.
     *
     * @param answer null when there is none
     * @param left whether the visitor hung up first
     */
    void ended(Company company, String requestId, long nanos, Answer answer, boolean left) {
        String outcome = answer != null ? answer.rung() : left ? "nobody" : "failed";
        metrics.turn(outcome, nanos);
        LOG.log(
                Level.INFO,
                () -> "event=turn company=" + company.id() + " answered_by=" + outcome + " ms="
                        + TimeUnit.NANOSECONDS.toMillis(nanos) + " request=" + requestId);
    }
}
