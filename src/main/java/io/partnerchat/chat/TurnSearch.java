package io.partnerchat.chat;

import io.partnerchat.config.Settings;
import io.partnerchat.knowledge.Findings;
import io.partnerchat.knowledge.KnowledgeService;
import io.partnerchat.vendor.CallScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Looks up what a turn's answer can stand on. */
@ApplicationScoped
class TurnSearch {
    @Inject
    KnowledgeService knowledge;

    private final ChatConfig config = ChatConfig.from(Settings.ofServer());

    /** Never fails. Of several messages at once, all together are asked about, then each, the last one first. */
    CompletionStage<Findings> find(Turn turn) {
        CallScope scope = turn.scope().part(config.search());
        List<String> questions = new ArrayList<>();
        questions.add(turn.burst().text());
        List<String> messages = new ArrayList<>(turn.burst().messages());
        if (messages.size() > 1) {
            Collections.reverse(messages);
            questions.addAll(messages);
        }
        return find(turn, questions, 0, scope).thenCompose(found -> withShown(turn, found, scope));
    }

    private CompletionStage<Findings> withShown(Turn turn, Findings found, CallScope scope) {
        String product = turn.question().page().productId();
        return product == null
                ? CompletableFuture.completedFuture(found)
                : knowledge
                        .product(turn.company(), product, scope)
                        .thenApply(shown -> shown.map(found::startingWith).orElse(found));
    }

    private CompletionStage<Findings> find(Turn turn, List<String> questions, int at, CallScope scope) {
        String outgoing = Masking.outgoing(turn.company(), questions.get(at));
        return knowledge
                .search(turn.company(), questions.get(at), outgoing, scope)
                .thenCompose(found -> {
                    boolean enough = !found.passages().isEmpty() || at + 1 == questions.size();
                    return enough ? CompletableFuture.completedFuture(found) : find(turn, questions, at + 1, scope);
                });
    }
}
