package io.partnerchat.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What two questions that ask the same have in common, however they are typed. */
final class QuestionWords {
    private static final int SHORT = 4;

    private QuestionWords() {}

    /**
     * The words that say what a question is about, in an order of their own, without their endings, their slips and, as
     * those are what is mistyped most, the vowels of long ones.
     */
    static SortedSet<String> of(String question, Lexicons lexicons) {
        List<String> words = TextAnalysis.words(question);
        Language language = lexicons.language(question, words, Language.ALL);
        Lexicon lexicon = lexicons.of(language);
        List<String> light = new ArrayList<>();
        SortedSet<String> matter = new TreeSet<>();
        for (String word : words) {
            if (language.isFiller(word)) {
                continue;
            }
            boolean right = lexicon.knows(word) || lexicon.isCommon(word) || lexicon.isRight(word);
            String stem = skeleton(lexicon.stem(right ? word : lexicon.nearest(word)));
            if (language.isLight(word)) {
                light.add(stem);
            } else {
                matter.add(stem);
            }
        }
        if (matter.isEmpty()) {
            matter.addAll(light);
        }
        return matter;
    }

    /** {@code warranty} and {@code waranty} are both {@code wrnt}. */
    private static String skeleton(String word) {
        if (word.length() <= SHORT) {
            return word;
        }
        StringBuilder letters = new StringBuilder(word.length());
        letters.append(word.charAt(0));
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            if ("aeiouy".indexOf(letter) < 0 && letter != letters.charAt(letters.length() - 1)) {
                letters.append(letter);
            }
        }
        return letters.toString();
    }
}
