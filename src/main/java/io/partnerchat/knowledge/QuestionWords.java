package io.partnerchat.knowledge;

import java.util.List;

/** The words of a question that say what it is about, as their stems. */
final class QuestionWords {
    private QuestionWords() {}

    static List<String> of(String question) {
        Language language = Language.ofText(question, Language.ALL);
        String matter = String.join(
                " ",
                TextAnalysis.words(question).stream()
                        .filter(word -> !language.isFiller(word))
                        .toList());
        return TextAnalysis.terms(language.analyzer(), matter);
    }
}
