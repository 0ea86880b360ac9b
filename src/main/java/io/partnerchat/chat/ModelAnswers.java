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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The first rung of the ladder: the model answers from what was found. Without it the passages do. */
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
        Reply withoutModel = Reply.withoutModel(turn.company(), turn.settings(), found, turn.phrases());
        if (!openAi.configured() || !places.tryAcquire()) {
            return CompletableFuture.completedFuture(withoutModel);
        }
        Completion.Request request = request(turn, history, found);
        Optional<Reservation> tokens = budget.reserve(turn.company(), TokenEstimate.of(request));
        if (tokens.isEmpty()) {
            places.release();
            return CompletableFuture.completedFuture(withoutModel);
        }
        return openAi.complete(request, turn.scope())
                .thenApply(completion -> {
                    tokens.get().settle(TokenEstimate.of(request, completion));
                    return reply(completion, found);
                })
                .toCompletableFuture()
                // the gateway keeps to the scope; this holds even if it did not
                .orTimeout(turn.scope().remaining().toMillis() + 500, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> withoutModel)
                .whenComplete((reply, failure) -> {
                    tokens.get().release();
                    places.release();
                });
    }

    private Completion.Request request(Turn turn, List<ChatMessage> history, Findings found) {
        return new Completion.Request(
                // SEAM (guard): what leaves for the vendor is masked here and nowhere else
                Prompt.of(
                        turn.company(),
                        turn.settings(),
                        found.passages(),
                        history,
                        turn.question().message(),
                        config),
                turn.settings().aiTemperature(),
                turn.settings().maxTokens(),
                Secrets.hash(turn.company().id() + '\n' + turn.question().userId())
                        .substring(0, SAFETY_ID_LENGTH));
    }

    private static Reply reply(Completion completion, Findings found) {
        // SEAM (guard): the link rule and the moderation of output
        return Reply.ofModel(
                completion.text(),
                found.passages(),
                true,
                new Usage(completion.model(), completion.promptTokens(), completion.completionTokens()));
    }
}
