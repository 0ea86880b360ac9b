package io.partnerchat.chat;

import io.partnerchat.company.Company;
import io.partnerchat.company.Secrets;
import io.partnerchat.config.Settings;
import io.partnerchat.knowledge.Findings;
import io.partnerchat.knowledge.KnowledgeService;
import io.partnerchat.openai.Completion;
import io.partnerchat.openai.OpenAi;
import io.partnerchat.vendor.CallScope;
import io.partnerchat.widget.WidgetSettings;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A visitor's turn: search, model, or a lower rung of the ladder, then the turn is stored. No thread waits for a vendor
 * and no transaction is open while one is asked; only storing takes a thread, from a small pool of its own.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = "java:app/concurrent/turn-threads")
public class ChatService {
    private static final Logger LOG = System.getLogger(ChatService.class.getName());
    private static final int SAFETY_ID_LENGTH = 64;
    /** They work, they never wait for a vendor; each may hold a database connection. */
    private static final int WORKERS = 16;

    private static final int MAX_SOURCES = 3;

    @Inject
    KnowledgeService knowledge;

    @Inject
    OpenAi openAi;

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
    private final Semaphore places = new Semaphore(config.maxTurns());

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
                .thenCompose(turn -> turn);
    }

    private CompletionStage<Answer> turn(Company company, Question question, Phrases phrases, CallScope scope) {
        Instant asked = Instant.now();
        Optional<Answer> known = conversation.answerTo(company.id(), question);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        WidgetSettings settings = widgets.of(company).settings();
        List<ChatMessage> history = history(company, question);
        return knowledge
                .search(company, question.message(), scope.part(config.search()))
                .thenCompose(found -> reply(company, settings, question, history, found, phrases, scope))
                .thenApplyAsync(
                        reply -> {
                            if (scope.cancelled()) {
                                throw new CancellationException("the visitor has left");
                            }
                            return store(company, question, toAnswer(company, question, reply), asked);
                        },
                        executor);
    }

    private List<ChatMessage> history(Company company, Question question) {
        List<ChatMessage> stored =
                question.newSession() ? List.of() : conversation.recent(company.id(), question.sessionId());
        return stored.isEmpty() ? question.history() : stored;
    }

    private CompletionStage<Reply> reply(
            Company company,
            WidgetSettings settings,
            Question question,
            List<ChatMessage> history,
            Findings found,
            Phrases phrases,
            CallScope scope) {
        Reply withoutModel = Reply.withoutModel(company, settings, found, phrases);
        if (!openAi.configured() || !places.tryAcquire()) {
            return CompletableFuture.completedFuture(withoutModel);
        }
        Completion.Request request = new Completion.Request(
                Prompt.of(company, settings, found.passages(), history, question.message(), config),
                settings.aiTemperature(),
                settings.maxTokens(),
                Secrets.hash(company.id() + '\n' + question.userId()).substring(0, SAFETY_ID_LENGTH));
        return openAi.complete(request, scope)
                .thenApply(completion -> Reply.ofModel(completion.text(), found.passages()))
                .toCompletableFuture()
                // the gateway keeps to the scope; this holds even if it did not
                .orTimeout(scope.remaining().toMillis() + 500, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> withoutModel)
                .whenComplete((reply, failure) -> places.release());
    }

    /** When the same message was answered meanwhile, the answer that was stored first is the one. */
    private Answer store(Company company, Question question, Answer answer, Instant asked) {
        try {
            conversation.append(company.id(), question, answer, asked);
            return answer;
        } catch (EJBException e) {
            return conversation.answerTo(company.id(), question).orElseThrow(() -> e);
        }
    }

    private static Answer toAnswer(Company company, Question question, Reply reply) {
        List<Answer.Source> sources = reply.sources().stream()
                .map(passage -> new Answer.Source(passage.title(), passage.url()))
                .distinct()
                .limit(MAX_SOURCES)
                .toList();
        return new Answer(
                reply.text(), company.id(), question.sessionId(), question.userId(), sources, reply.degraded());
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
