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
 * is the same in every language, so a question in one can find a passage in another.
 */
final class Lexicon {
    /** One way to say an idea: all its stems in their order, and those of them that can be searched for. */
    record Saying(String idea, List<String> stems, List<String> searched) {
        /** Of "are you open" only "open" could be searched for, which is something else. */
        boolean searchable() {
            return searched.size() > 1 || searched.size() == stems.size();
        }
    }

    private final Analyzer analyzer;
    private final Map<String, List<Saying>> byFirstStem = new HashMap<>();
    private final Map<String, List<Saying>> byIdea = new HashMap<>();
    private final Set<String> words = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final Language language;

    Lexicon(Language language, Analyzer analyzer) {
        this.language = language;
        this.analyzer = analyzer;
        for (String line : WordLists.lines("synonyms", language.code())) {
            String[] parts = line.split(":", 2);
            for (String saying : parts[1].split(",", -1)) {
                add(parts[0].strip(), saying);
            }
        }
    }

    private void add(String idea, String text) {
        List<String> stems = new ArrayList<>();
        List<String> searched = new ArrayList<>();
        for (String word : TextAnalysis.words(text)) {
            String stem = stem(word);
            stems.add(stem);
            if (!language.isFiller(word)) {
                searched.add(stem);
            }
            words.add(word);
        }
        this.stems.addAll(stems);
        Saying saying = new Saying(idea, List.copyOf(stems), List.copyOf(searched));
        byFirstStem.computeIfAbsent(stems.get(0), key -> new ArrayList<>()).add(saying);
        byIdea.computeIfAbsent(idea, key -> new ArrayList<>()).add(saying);
    }

    String stem(String word) {
        List<String> stems = TextAnalysis.terms(analyzer, word);
        return stems.isEmpty() ? word : stems.get(0);
    }

    /** The longest sayings that begin at a place of a question's stems; all of the same length. */
    List<Saying> at(List<String> stems, int place) {
        List<Saying> longest = List.of();
        for (Saying saying : byFirstStem.getOrDefault(stems.get(place), List.of())) {
            int end = place + saying.stems().size();
            if (end > stems.size() || !stems.subList(place, end).equals(saying.stems())) {
                continue;
            }
            int length = longest.isEmpty() ? 0 : longest.get(0).stems().size();
            if (saying.stems().size() > length) {
                longest = new ArrayList<>();
            }
            if (saying.stems().size() >= length) {
                longest.add(saying);
            }
        }
        return longest;
    }

    List<Saying> of(String idea) {
        return byIdea.getOrDefault(idea, List.of());
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

    /** All single words, to find what a misspelt one may mean. */
    Set<String> words() {
        return words;
    }
}
