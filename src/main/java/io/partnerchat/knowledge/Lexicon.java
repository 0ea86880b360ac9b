package io.partnerchat.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;

/**
 * The ways to say the same in a webshop, in one language: {@code words/synonyms.LANGUAGE.txt}. A line is an idea; its name
 * is the same in every language, so a question in one can find a passage in another. Thread-safe.
 */
final class Lexicon {
    /** One way to say an idea: all its stems in their order. */
    record Saying(String idea, List<String> stems) {
        private boolean isAt(List<String> others, int place) {
            if (place + stems.size() > others.size()) {
                return false;
            }
            for (int i = stems.size() - 1; i >= 0; i--) {
                if (!stems.get(i).equals(others.get(place + i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final int REMEMBERED = 8_192;

    private final Map<String, List<Saying>> byFirstStem = new HashMap<>();
    private final Set<String> words = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final Language language;
    private final Compounds compounds;
    private final Known<String> stemmed;
    private final Known<String> corrected;

    Lexicon(Language language, Analyzer analyzer) {
        this.language = language;
        this.stemmed = new Known<>(REMEMBERED, word -> {
            List<String> terms = TextAnalysis.terms(analyzer, word);
            return terms.isEmpty() ? word : terms.get(0);
        });
        for (String line : WordLists.lines("synonyms", language.code())) {
            String[] parts = line.split(":", 2);
            for (String saying : parts[1].split(",", -1)) {
                add(parts[0].strip(), saying);
            }
        }
        NearestWord nearest = new NearestWord(words);
        this.corrected = new Known<>(REMEMBERED / 4, nearest::to);
        this.compounds = new Compounds(language, words);
    }

    private void add(String idea, String text) {
        List<String> said = new ArrayList<>();
        for (String word : TextAnalysis.words(text)) {
            said.add(stem(word));
            words.add(word);
        }
        stems.addAll(said);
        byFirstStem.computeIfAbsent(said.get(0), key -> new ArrayList<>()).add(new Saying(idea, List.copyOf(said)));
    }

    String stem(String word) {
        return stemmed.of(word);
    }

    /** The longest sayings that begin at a place of a text's stems; all of the same length. */
    List<Saying> at(List<String> stems, int place) {
        List<Saying> beginning = byFirstStem.get(stems.get(place));
        if (beginning == null) {
            return List.of();
        }
        List<Saying> longest = new ArrayList<>(2);
        int length = 0;
        for (Saying saying : beginning) {
            int size = saying.stems.size();
            if (size >= length && saying.isAt(stems, place)) {
                if (size > length) {
                    longest.clear();
                    length = size;
                }
                longest.add(saying);
            }
        }
        return longest;
    }

    /** All sayings that begin at a place of a text's stems, also those that are part of a longer one. */
    List<Saying> allAt(List<String> stems, int place) {
        List<Saying> all = new ArrayList<>(2);
        for (Saying saying : byFirstStem.getOrDefault(stems.get(place), List.of())) {
            if (saying.isAt(stems, place)) {
                all.add(saying);
            }
        }
        return all;
    }

    boolean knows(String word) {
        return words.contains(word);
    }

    boolean knowsStem(String stem) {
        return stems.contains(stem);
    }

    /** Whether it is a word of every day, so that it is surely spelt as it was meant. */
    boolean isCommon(String word) {
        return language.isFiller(word) || language.isLight(word);
    }

    /** The listed word that was likely meant; the word itself when nothing is near. */
    String nearest(String word) {
        return corrected.of(word);
    }

    /** What a compound is put together from, as far as it is known; nothing when it is no compound. */
    List<String> parts(String word) {
        return compounds.parts(word);
    }

    Set<String> words() {
        return words;
    }
}
