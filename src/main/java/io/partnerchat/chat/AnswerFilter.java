package io.partnerchat.chat;

import io.partnerchat.knowledge.Passage;
import java.util.List;

/** What every answer of the model goes through before a visitor sees it: our rules stay ours, and links lead home. */
final class AnswerFilter implements TextFilter {
    private final RuleLeak leak;
    private final LinkRule links;

    private AnswerFilter(RuleLeak leak, LinkRule links) {
        this.leak = leak;
        this.links = links;
    }

    static AnswerFilter of(Turn turn, List<Passage> sources) {
        return new AnswerFilter(
                new RuleLeak(turn.phrases().declined(turn.settings().companyName())),
                new LinkRule(
                        AllowedLinks.of(turn.company(), sources), turn.phrases().linkRemoved()));
    }

    /** Whether our rules were repeated: nothing that is still to come will be shown. */
    boolean leaked() {
        return leak.leaked();
    }

    @Override
    public String push(String delta) {
        return links.push(leak.push(delta));
    }

    @Override
    public String end() {
        return links.push(leak.end()) + links.end();
    }

    /** A whole answer. When it has repeated our rules, nothing of it is left. */
    String whole(String text) {
        String shown = push(text) + end();
        return leaked() ? leak.end() : shown;
    }
}
