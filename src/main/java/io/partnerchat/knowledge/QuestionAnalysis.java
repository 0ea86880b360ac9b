package io.partnerchat.knowledge;

import io.partnerchat.knowledge.QueryUnit.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a question into what it asks about, in the languages of one index. Made for one question. */
final class QuestionAnalysis {
    private static final int MOST_WORDS = 400;
    private static final int MOST_UNITS = 40;
    private static final int MOST_WAYS = 24;

    private final Lexicons lexicons;
    private final IndexTerms terms;
    private final List<Language> searched;
    private final Language asked;
    private final Spelling spelling;
    private final Map<String, QueryUnit> units = new LinkedHashMap<>();

    /** @param searched the languages of the passages, the commonest first; never empty */
    QuestionAnalysis(Lexicons lexicons, IndexTerms terms, List<Language> searched, String question) {
        this.lexicons = lexicons;
        this.terms = terms;
        this.searched = searched;
        Set<Language> known = new LinkedHashSet<>(searched);
        known.addAll(List.of(Language.values()));
        this.asked = lexicons.language(question, List.copyOf(known));
        this.spelling = new Spelling(asked, lexicons.of(asked), terms);
    }

    Asked asked(String question) throws IOException {
        List<String> words =
                TextAnalysis.words(question).stream().limit(MOST_WORDS).toList();
        for (String joined : TextAnalysis.joined(question)) {
            if (terms.frequency(Lexicons.PLAIN, joined) > 0) {
                add(joined, List.of(new Way(Lexicons.PLAIN, List.of(joined), 1)), Weights.KNOWN);
            }
        }
        Lexicon lexicon = lexicons.of(asked);
        List<String> stems = words.stream()
                .map(word -> lexicon.stem(spelling.corrected(word)))
                .toList();
        int place = 0;
        while (place < words.size()) {
            place += unitAt(words, stems, place);
        }
        List<QueryUnit> heaviest = units.values().stream()
                .sorted(Comparator.comparingDouble(QueryUnit::weight).reversed())
                .limit(MOST_UNITS)
                .toList();
        return new Asked(asked, heaviest);
    }

    /** @return how many words it took */
    private int unitAt(List<String> words, List<String> stems, int place) throws IOException {
        String word = words.get(place);
        if (place + 1 < words.size()) {
            String pair = word + words.get(place + 1);
            if (pair.length() > 3 && terms.frequency(Lexicons.PLAIN, pair) > 0) {
                List<Way> ways = new ArrayList<>(own(List.of(word, words.get(place + 1)), 0.9));
                ways.add(new Way(Lexicons.PLAIN, List.of(pair), 1));
                add(pair, ways, Weights.KNOWN);
                return 2;
            }
        }
        List<Lexicon.Saying> sayings = lexicons.of(asked).at(stems, place);
        boolean phrase = !sayings.isEmpty() && sayings.get(0).stems().size() > 1;
        if (asked.isFiller(word) && !phrase) {
            return 1;
        }
        if (sayings.isEmpty()) {
            unlisted(word);
            return 1;
        }
        int length = sayings.get(0).stems().size();
        List<String> said = words.subList(place, place + length).stream()
                .filter(each -> !asked.isFiller(each))
                .map(spelling::corrected)
                .toList();
        double weight = asked.isLight(word) && !phrase ? Weights.LIGHT : Weights.LISTED;
        Set<String> ideas = new LinkedHashSet<>();
        sayings.forEach(saying -> ideas.add(saying.idea()));
        for (String idea : ideas) {
            List<Way> ways = new ArrayList<>(own(said, 1));
            ways.addAll(saidOtherwise(idea));
            add(idea, ways, ideas.size() > 1 ? weight * Weights.SHARED : weight);
        }
        return length;
    }

    private List<Way> saidOtherwise(String idea) {
        List<Way> ways = new ArrayList<>();
        for (Language language : searched) {
            for (Lexicon.Saying saying : lexicons.of(language).of(idea)) {
                if (saying.searchable()) {
                    ways.add(new Way(
                            language.code(),
                            saying.searched(),
                            language == asked ? Weights.SYNONYM : Weights.TRANSLATION));
                }
            }
        }
        return ways;
    }

    private void unlisted(String word) throws IOException {
        List<Way> ways = own(List.of(word), 1);
        boolean found = false;
        for (Way way : ways) {
            found |= terms.frequency(way) > 0;
        }
        double weight = asked.isLight(word) ? Weights.LIGHT : Weights.KNOWN;
        if (!found && !asked.isLight(word)) {
            ways = spelling.ways(word);
            weight = Weights.ofUnknown(word);
        }
        add(word, ways, weight);
    }

    private List<Way> own(List<String> said, double quality) {
        List<Way> ways = new ArrayList<>();
        for (Language language : searched) {
            Lexicon lexicon = lexicons.of(language);
            List<String> stems = said.stream().map(lexicon::stem).distinct().toList();
            if (!stems.isEmpty()) {
                ways.add(new Way(language.code(), stems, quality));
            }
        }
        if (!said.isEmpty()) {
            ways.add(new Way(Lexicons.PLAIN, said, quality));
        }
        return ways;
    }

    /** Ways that no passage has are left out, so that what is left is what the search has to look at. */
    private void add(String name, List<Way> ways, double weight) throws IOException {
        List<Way> present = new ArrayList<>();
        int frequency = 0;
        for (Way way : ways) {
            int in = terms.frequency(way);
            if (in > 0 && present.stream().noneMatch(other -> sameTerms(way, other))) {
                present.add(way);
                frequency = Math.max(frequency, way.quality() >= Weights.SYNONYM ? in : 0);
            }
        }
        present.sort(Comparator.comparingDouble(Way::quality).reversed());
        List<Way> best = List.copyOf(present.subList(0, Math.min(MOST_WAYS, present.size())));
        double rarity = best.isEmpty() ? 1 : Weights.FLOOR + (1 - Weights.FLOOR) * terms.rarity(frequency);
        units.putIfAbsent(name, new QueryUnit(name, weight * rarity, !best.isEmpty(), best));
    }

    private static boolean sameTerms(Way one, Way other) {
        return one.code().equals(other.code()) && one.terms().equals(other.terms());
    }
}
