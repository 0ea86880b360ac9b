package io.partnerchat.chat;

import io.partnerchat.company.Company;
import io.partnerchat.openai.OpenAi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets OpenAI judge what visitors write, and what the model answers, for companies that want it. A vendor that does not
 * judge in time holds nobody up: the turn goes on.
 */
@ApplicationScoped
class Moderation {
    /** The key in ai_config. */
    static final String KEY = "moderation";

    private static final String OFF = "off";
    private static final String BOTH = "both";
    static final List<String> CHOICES = List.of(OFF, "input", BOTH);
    private static final Logger LOG = System.getLogger(Moderation.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final CompletionStage<Boolean> FINE = CompletableFuture.completedFuture(false);

    @Inject
    OpenAi openAi;

    /** Whether something that the visitor said should not be answered; false when it is not to be judged. */
    CompletionStage<Boolean> flagsInput(Turn turn) {
        return choice(turn.company()).equals(OFF)
                ? FINE
                : flags(turn, turn.burst().messages());
    }

    /** Whether answers are held back until they are judged. */
    boolean judgesOutput(Company company) {
        return choice(company).equals(BOTH);
    }

    /** Whether an answer should not be shown; false when answers are not to be judged. */
    CompletionStage<Boolean> flagsOutput(Turn turn, String answer) {
        return judgesOutput(turn.company()) ? flags(turn, List.of(answer)) : FINE;
    }

    private CompletionStage<Boolean> flags(Turn turn, List<String> texts) {
        if (!openAi.configured()) {
            return FINE;
        }
        List<String> outgoing = texts.stream()
                .map(text -> Masking.outgoing(turn.company(), text))
                .toList();
        return openAi.moderate(outgoing, turn.scope().part(PATIENCE))
                .thenApply(flags -> flags.contains(true))
                .exceptionally(failure -> {
                    LOG.log(
                            Level.WARNING,
                            () -> "event=not_moderated company="
                                    + turn.company().id());
                    return false;
                });
    }

    private static String choice(Company company) {
        return company.aiConfig().get(KEY) instanceof JsonString word && CHOICES.contains(word.getString())
                ? word.getString()
                : OFF;
    }
}
