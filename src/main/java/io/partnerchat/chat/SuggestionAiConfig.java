package io.partnerchat.chat;

import io.partnerchat.company.AiConfigKeys;
import io.partnerchat.problem.FieldReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** With which questions a chat begins. */
@ApplicationScoped
class SuggestionAiConfig implements AiConfigKeys {
    @Override
    public Set<String> names() {
        return Set.of("suggested_questions");
    }

    @Override
    public void check(FieldReader config) {
        config.texts("suggested_questions", Suggestions.MOST_AT_START, Suggestions.MOST_CHARACTERS);
    }
}
