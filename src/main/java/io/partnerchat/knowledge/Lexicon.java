package io.partnerchat.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;

/**
 * The ways to say the same in a webshop, in one language: {@code words/synonyms.LANGUAGE.txt}. An idea's name is the same
 * in every language, so a question in one can find a passage in another. Thread-safe.
 */
final class Lexicon {
    /** An idea that stands in a text, and at which of its words. */
    record Said(Saying saying, List<Integer> places) {}

    private static final int REMEMBERED = 8_192;
    private static final String GENERIC = "~";
    private static final String THING = "+";
    private static final String FOREIGN = "!";
    private static final String GAP = "_";

    private final Map<String, List<Saying>> byFirstStem = new HashMap<>();
    private final Set<String> words = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final Set<String> lightStems = new HashSet<>();
    private final Language language;
    private final Compounds compounds;
    private final Known<String> stemmed;
    private final Known<String> corrected;
    private final RightWords rightWords;

    Lexicon(Language language, Analyzer analyzer) {
        this.language = language;
        this.stemmed = new Known<>(REMEMBERED, word -> {
            List<String> terms = TextAnalysis.terms(analyzer, word);
            // a stemmer may make anything of what is no word
            return terms.isEmpty() || 2 * terms.get(0).length() <= word.length() ? word : terms.get(0);
        });
        WordLists.ideas("synonyms", language.code())
                .forEach((idea, sayings) -> sayings.forEach(saying -> add(idea, saying)));
        WordLists.ideas("topics", language.code())
                .forEach((idea, sayings) -> sayings.forEach(saying -> add(FOREIGN + idea, saying)));
        language.light().forEach(word -> lightStems.add(stem(word)));
        language.fillers().forEach(word -> lightStems.add(stem(word)));
        this.rightWords = new RightWords(WordLists.words("spelt", language.code()));
        this.corrected = new Known<>(REMEMBERED / 4, new NearestWord(words)::to);
        this.compounds = new Compounds(language, words);
    }

    private void add(String name, String text) {
        List<List<String>> parts = new ArrayList<>();
        for (String run : text.split(GAP, -1)) {
            List<String> part = new ArrayList<>();
            for (String word : TextAnalysis.words(run)) {
                part.add(stem(word));
                words.add(word);
            }
            stems.addAll(part);
            parts.add(part);
        }
        Saying.Kind kind = kind(name);
        String idea = kind == Saying.Kind.MATTER ? name : name.substring(1);
        Saying saying = new Saying(idea, List.copyOf(parts), kind);
        byFirstStem.computeIfAbsent(saying.first(), key -> new ArrayList<>()).add(saying);
    }

    private static Saying.Kind kind(String name) {
        return name.startsWith(GENERIC)
                ? Saying.Kind.GENERIC
                : name.startsWith(THING)
                        ? Saying.Kind.THING
                        : name.startsWith(FOREIGN) ? Saying.Kind.FOREIGN : Saying.Kind.MATTER;
    }

    String stem(String word) {
        return stemmed.of(word);
    }

    /** The sayings of most words that begin at a place of a text's stems; all of as many words. */
    List<Said> longest(List<String> stems, int place) {
        List<Saying> beginning = byFirstStem.get(stems.get(place));
        if (beginning == null) {
            return List.of();
        }
        List<Said> longest = new ArrayList<>(2);
        int most = 0;
        for (Saying saying : beginning) {
            int length = saying.length();
            List<Integer> places = length < most ? List.of() : saying.places(stems, place);
            if (places.isEmpty()) {
                continue;
            }
            if (length > most) {
                longest.clear();
                most = length;
            }
            longest.add(new Said(saying, places));
        }
        return longest;
    }

    /** All sayings that begin at a place of a text's stems, also those that are part of a longer one. */
    List<Said> all(List<String> stems, int place) {
        List<Said> all = new ArrayList<>(2);
        for (Saying saying : byFirstStem.getOrDefault(stems.get(place), List.of())) {
            List<Integer> places = saying.kind() == Saying.Kind.FOREIGN ? List.of() : saying.places(stems, place);
            if (!places.isEmpty()) {
                all.add(new Said(saying, places));
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

    /** Whether it says little in any of its forms. */
    boolean isLight(String word) {
        return language.isLight(word) || lightStems.contains(stem(word));
    }

    /** Whether it is spelt right, although it may be no word of webshops; not known of every language. */
    boolean isRight(String word) {
        return rightWords.contains(word);
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
