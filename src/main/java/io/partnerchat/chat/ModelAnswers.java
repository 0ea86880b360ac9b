package io.partnerchat.chat;

import io.partnerchat.company.Company;
import io.partnerchat.company.Secrets;
import io.partnerchat.config.Settings;
import io.partnerchat.knowledge.Findings;
import io.partnerchat.limit.Reservation;
import io.partnerchat.limit.TokenBudget;
import io.partnerchat.openai.Completion;
import io.partnerchat.openai.OpenAi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The first rung of the ladder: the model answers from what was found, whole or piece by piece. Without it the next does. */
@ApplicationScoped
class ModelAnswers {
    private static final Logger LOG = System.getLogger(ModelAnswers.class.getName());
    private static final int SAFETY_ID_LENGTH = 64;

    @Inject
    OpenAi openAi;

    @Inject
    TokenBudget budget;

    @Inject
    Moderation moderation;

    private final ChatConfig config = ChatConfig.from(Settings.ofServer());
    private final Semaphore places = new Semaphore(config.maxTurns());

    /**
     * The model's reply or, whatever keeps it from answering, that of the next rung; never fails. On a thread that may wait
     * for the database.
     */
    CompletionStage<Reply> reply(Turn turn, List<ChatMessage> history, Findings found) {
        if (!openAi.configured() || !places.tryAcquire()) {
            return CompletableFuture.completedFuture(withoutModel(turn, found));
        }
        Completion.Request request = request(turn, history, found);
        Optional<Reservation> tokens = budget.reserve(turn.company(), TokenEstimate.of(request));
        if (tokens.isEmpty()) {
            places.release();
            return CompletableFuture.completedFuture(withoutModel(turn, found));
        }
        UnknownMark mark = new UnknownMark();
        AnswerFilter filter = AnswerFilter.of(turn, found.passages());
        boolean judged = moderation.judgesOutput(turn.company());
        AnswerText text = new AnswerText(List.of(mark, filter), piece -> {
            if (turn.streamed() && !judged) {
                turn.show(piece, config.stream());
            }
        });
        return ask(turn, request, text)
                .toCompletableFuture()
                // the gateway keeps to the scope; this holds even if it did not
                .orTimeout(backstop(turn).toMillis(), TimeUnit.MILLISECONDS)
                .handle((completion, failure) -> {
                    text.end();
                    if (text.all().isBlank()) {
                        return withoutModel(turn, found);
                    }
                    Usage usage = Usage.of(request, completion, text.all());
                    tokens.get().settle((long) usage.promptTokens() + usage.completionTokens());
                    return filter.leaked()
                            ? declined(turn, text.all(), usage)
                            : reply(text.all(), mark.known(), found, completion == null, usage);
                })
                .thenCompose(reply -> judged(turn, reply))
                .whenComplete((reply, failure) -> {
                    tokens.get().release();
                    places.release();
                });
    }

    private CompletionStage<Reply> judged(Turn turn, Reply reply) {
        if (reply.degraded() != null) {
            return CompletableFuture.completedFuture(reply);
        }
        return moderation
                .flagsOutput(turn, reply.text())
                .thenApply(flagged -> flagged
                        ? declined(turn, turn.phrases().declined(turn.settings().companyName()), reply.usage())
                        : reply);
    }

    /** It was the model's answer and is not: nothing is open, and nothing stands behind it. */
    private static Reply declined(Turn turn, String text, Usage usage) {
        LOG.log(
                Level.INFO,
                () -> "event=answer_withheld company=" + turn.company().id());
        return new Reply(text, List.of(), null, true, false, usage);
    }

    private CompletionStage<Completion> ask(Turn turn, Completion.Request request, AnswerText text) {
        if (turn.streamed()) {
            return openAi.stream(request, turn.scope(), text::push);
        }
        return openAi.complete(request, turn.scope()).thenApply(completion -> {
            text.push(completion.text());
            return completion;
        });
    }

    private Duration backstop(Turn turn) {
        Duration left = turn.scope().remaining().plusMillis(500);
        return turn.streamed() ? left.plus(config.stream()) : left;
    }

    /** What the visitor said and where it is leave for the vendor as {@link Masking} lets them. */
    private Completion.Request request(Turn turn, List<ChatMessage> history, Findings found) {
        Company company = turn.company();
        Page page = turn.question().page();
        return new Completion.Request(
                Prompt.of(
                        company,
                        turn.settings(),
                        found.passages(),
                        Prompt.latest(history, config.historyTokens()).stream()
                                .map(said -> new ChatMessage(said.role(), Masking.outgoing(company, said.content())))
                                .toList(),
                        Masking.outgoing(company, turn.burst().text()),
                        page.masked(company),
                        config),
                turn.settings().aiTemperature(),
                turn.settings().maxTokens(),
                Secrets.hash(turn.company().id() + '\n' + turn.question().userId())
                        .substring(0, SAFETY_ID_LENGTH));
    }

    private static Reply withoutModel(Turn turn, Findings found) {
        return Reply.withoutModel(turn.company(), turn.settings(), found, turn.phrases());
    }

    private static Reply reply(String text, boolean known, Findings found, boolean cut, Usage usage) {
        // what was found is no source of an answer that says that it is not there
        return new Reply(text, known ? found.passages() : List.of(), null, known, cut, usage);
    }
}
