package io.partnerchat.chat;

import io.partnerchat.company.Secrets;
import io.partnerchat.config.Settings;
import io.partnerchat.knowledge.Findings;
import io.partnerchat.openai.Completion;
import io.partnerchat.openai.OpenAi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
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

    private final ChatConfig config = ChatConfig.from(Settings.ofServer());
    private final Semaphore places = new Semaphore(config.maxTurns());

    /** The model's reply or, whatever keeps it from answering, that of the next rung; never fails. */
    CompletionStage<Reply> reply(Turn turn, List<ChatMessage> history, Findings found) {
        Reply withoutModel = Reply.withoutModel(turn.company(), turn.settings(), found, turn.phrases());
        // SEAM (guard): no reservation of the company's token budget, or moderated input: withoutModel
        if (!openAi.configured() || !places.tryAcquire()) {
            return CompletableFuture.completedFuture(withoutModel);
        }
        return openAi.complete(request(turn, history, found), turn.scope())
                .thenApply(completion -> reply(completion, found))
                .toCompletableFuture()
                // the gateway keeps to the scope; this holds even if it did not
                .orTimeout(turn.scope().remaining().toMillis() + 500, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> withoutModel)
                // SEAM (guard): settle the reservation with the reply's usage
                .whenComplete((reply, failure) -> places.release());
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
