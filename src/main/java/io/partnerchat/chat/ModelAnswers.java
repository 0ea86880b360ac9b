package io.partnerchat.chat;

import io.partnerchat.company.Secrets;
import io.partnerchat.config.Settings;
import io.partnerchat.knowledge.Findings;
import io.partnerchat.limit.Reservation;
import io.partnerchat.limit.TokenBudget;
import io.partnerchat.openai.Completion;
import io.partnerchat.openai.OpenAi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
    private static final int SAFETY_ID_LENGTH = 64;

    @Inject
    OpenAi openAi;

    @Inject
    TokenBudget budget;

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
        // SEAM (guard): the link rule and the moderation of output are filters after the mark
        AnswerText text = new AnswerText(List.of(mark), piece -> {
            if (turn.streamed()) {
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
                    return reply(text.all(), mark.known(), found, completion == null, usage);
                })
                .whenComplete((reply, failure) -> {
                    tokens.get().release();
                    places.release();
                });
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

    private Completion.Request request(Turn turn, List<ChatMessage> history, Findings found) {
        return new Completion.Request(
                // SEAM (guard): what leaves for the vendor is masked here and nowhere else
                Prompt.of(
                        turn.company(),
                        turn.settings(),
                        found.passages(),
                        history,
                        turn.asksFor(),
                        turn.question().page(),
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
