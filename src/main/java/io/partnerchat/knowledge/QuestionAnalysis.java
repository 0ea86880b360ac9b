package io.partnerchat.knowledge;

import io.partnerchat.knowledge.QueryUnit.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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
    private final TermLists lists;
    private final List<Language> searched;
    private final String question;
    private final List<String> words;
    private final Language asked;
    private final Lexicon lexicon;
    private final Spelling spelling;
    private final Map<String, QueryUnit> units = new LinkedHashMap<>();
    private final Set<String> things = new HashSet<>();
    private final Set<String> foreign = new HashSet<>();
    private final Set<String> strange = new HashSet<>();
    private boolean hasMatter;
    private double matters;

    /** @param known the languages of the passages, the commonest first, then all others */
    QuestionAnalysis(
            Lexicons lexicons, IndexTerms terms, List<Language> searched, List<Language> known, String question) {
        this.lexicons = lexicons;
        this.terms = terms;
        this.lists = terms.lists();
        this.searched = searched;
        this.question = question;
        List<String> all = TextAnalysis.words(question);
        this.words = all.subList(0, Math.min(MOST_WORDS, all.size()));
        this.asked = lexicons.language(question, words, known);
        this.lexicon = lexicons.of(asked);
        this.spelling = new Spelling(asked, lexicon, terms, lists);
    }

    Asked asked() {
        for (String joined : TextAnalysis.joined(question)) {
            if (lists.frequency(TermOf.plain(joined)) > 0) {
                add(joined, List.of(new Way(List.of(TermOf.plain(joined)), 1)), Weights.KNOWN);
            }
        }
        List<String> stems = new ArrayList<>(words.size());
        for (String word : words) {
            stems.add(lexicon.stem(spelling.corrected(word)));
        }
        boolean[] taken = new boolean[words.size()];
        for (int place = 0; place < taken.length; place++) {
            if (!taken[place]) {
                unitAt(stems, place, taken);
            }
        }
        List<QueryUnit> heaviest = new ArrayList<>(units.size());
        int said = 0;
        for (QueryUnit unit : units.values()) {
            said += unit.weight() > Weights.LIGHT ? 1 : 0;
        }
        for (QueryUnit unit : units.values()) {
            heaviest.add(weighed(unit, said));
        }
        heaviest.sort(Comparator.comparingDouble(QueryUnit::weight).reversed());
        return new Asked(asked, heaviest.subList(0, Math.min(MOST_UNITS, heaviest.size())), lists);
    }

    private QueryUnit weighed(QueryUnit unit, int said) {
        if (hasMatter && things.contains(unit.name())) {
            return unit.times(Weights.THING);
        }
        boolean story = said > Weights.SHORT;
        if (foreign.contains(unit.name())) {
            return unit.times(
                    matters > Weights.FOREIGN_MATTERS ? Weights.FOREIGN_BESIDE : story ? Weights.FOREIGN_IN_STORY : 1);
        }
        return story && !unit.known() && strange.contains(unit.name()) ? unit.times(Weights.IN_STORY) : unit;
    }

    private void unitAt(List<String> stems, int place, boolean[] taken) {
        String word = words.get(place);
        List<Lexicon.Said> sayings = lexicon.longest(stems, place);
        boolean phrase = !sayings.isEmpty() && sayings.get(0).places().size() > 1;
        if (!phrase && isPair(place)) {
            taken[place + 1] = true;
        } else if (!phrase && asked.isFiller(word)) {
            return;
        } else if (sayings.isEmpty()) {
            unlisted(word);
        } else {
            for (int at : sayings.get(0).places()) {
                taken[at] = true;
            }
            listed(sayings, phrase || !asked.isLight(word) ? Weights.LISTED : Weights.LISTED_LIGHT);
        }
    }

    /** Whether the passages write the word and the next one as one. */
    private boolean isPair(int place) {
        if (place + 1 == words.size()
                || words.get(place).length() + words.get(place + 1).length() <= 3) {
            return false;
        }
        String pair = words.get(place) + words.get(place + 1);
        if (lists.frequency(TermOf.plain(pair)) == 0) {
            return false;
        }
        List<Way> ways = own(List.of(words.get(place), words.get(place + 1)), 0.9);
        ways.add(new Way(List.of(TermOf.plain(pair)), 1));
        add(pair, ways, Weights.KNOWN);
        return true;
    }

    /** What may mean several things is one unit: either will do. */
    private void listed(List<Lexicon.Said> sayings, double weight) {
        int length = sayings.get(0).places().size();
        List<String> said = new ArrayList<>(length);
        for (int at : sayings.get(0).places()) {
            if (!asked.isFiller(words.get(at))) {
                said.add(spelling.corrected(words.get(at)));
            }
        }
        // of "where is my order" only "order" could be looked for, which is something else
        List<Way> ways = length == 1 || said.size() > 1 ? own(said, 1) : new ArrayList<>();
        Set<String> ideas = new LinkedHashSet<>();
        Saying.Kind kind = Saying.Kind.FOREIGN;
        for (Lexicon.Said each : sayings) {
            if (each.saying().kind() != Saying.Kind.FOREIGN
                    && ideas.add(each.saying().idea())) {
                kind = each.saying().kind();
                ways.add(new Way(List.of(TermOf.idea(each.saying().idea())), Weights.SYNONYM));
            }
        }
        String name = String.join(" ", ideas.isEmpty() ? said : ideas);
        if (kind == Saying.Kind.FOREIGN) {
            // of a phrase the single words may well be in some passage and mean something else there
            add(name, length == 1 ? ways : List.of(), Weights.FOREIGN);
            foreign.add(name);
        } else {
            add(name, ways, kind == Saying.Kind.GENERIC ? weight * Weights.GENERIC : weight);
        }
        if (kind == Saying.Kind.MATTER && weight == Weights.LISTED) {
            hasMatter = true;
            matters += units.get(name).known() ? units.get(name).weight() : 0;
        }
        if (kind == Saying.Kind.THING) {
            things.add(name);
        }
    }

    private void unlisted(String word) {
        List<Way> ways = own(List.of(word), 1);
        boolean light = lexicon.isLight(word);
        boolean found = false;
        for (Way way : ways) {
            found |= frequency(way) > 0;
        }
        double weight = light ? Weights.LIGHT : Weights.KNOWN;
        if (!found && !light) {
            strange.add(word);
            ways = spelling.ways(word);
            weight = Weights.ofUnknown(word, lexicon.isRight(word));
        }
        List<String> parts = lexicon.parts(word);
        if (parts.isEmpty()) {
            add(word, ways, weight);
        }
        for (String part : parts) {
            List<Way> ofPart = own(List.of(part), 1);
            for (Lexicon.Said each : lexicon.all(List.of(lexicon.stem(part)), 0)) {
                ofPart.add(new Way(List.of(TermOf.idea(each.saying().idea())), Weights.SYNONYM));
            }
            ofPart.addAll(ways);
            add(part, ofPart, Weights.KNOWN);
        }
    }

    /** The words themselves, all together. */
    private List<Way> own(List<String> said, double quality) {
        List<Way> ways = new ArrayList<>();
        if (said.isEmpty()) {
            return ways;
        }
        for (Language language : searched) {
            Lexicon other = lexicons.of(language);
            List<String> stems = new ArrayList<>(said.size());
            for (String word : said) {
                String stem = TermOf.stem(language, other.stem(word));
                if (!stems.contains(stem)) {
                    stems.add(stem);
                }
            }
            ways.add(new Way(stems, quality));
        }
        List<String> plain = new ArrayList<>(said.size());
        for (String word : said) {
            plain.add(TermOf.plain(word));
        }
        ways.add(new Way(plain, quality));
        return ways;
    }

    /** Ways that no passage has are left out, so that what is left is what the search has to look at. */
    private void add(String name, List<Way> ways, double weight) {
        List<Way> present = new ArrayList<>(ways.size());
        int frequency = 0;
        for (Way way : ways) {
            int in = frequency(way);
            if (in > 0 && present.size() < MOST_WAYS) {
                present.add(way);
                frequency = Math.max(frequency, in);
            }
        }
        present.sort(Comparator.comparingDouble(Way::quality).reversed());
        double rarity = present.isEmpty() ? 1 : Weights.FLOOR + (1 - Weights.FLOOR) * terms.rarity(frequency);
        units.putIfAbsent(name, new QueryUnit(name, weight * rarity, !present.isEmpty(), present));
    }

    /** How many passages can at most have all the terms. */
    private int frequency(Way way) {
        int least = Integer.MAX_VALUE;
        for (String term : way.terms()) {
            least = Math.min(least, lists.frequency(term));
        }
        return least;
    }
}
