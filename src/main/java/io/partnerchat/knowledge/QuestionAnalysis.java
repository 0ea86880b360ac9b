package io.partnerchat.knowledge;

import io.partnerchat.knowledge.QueryUnit.Way;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns a question into what it asks about, in the languages of one index. Made for one question. */
final class QuestionAnalysis {
    private static final int MOST_WORDS = 400;

    private final Lexicons lexicons;
    private final TermLists lists;
    private final List<Language> searched;
    private final String question;
    private final List<String> words;
    private final Language asked;
    private final Lexicon lexicon;
    private final Spelling spelling;
    private final QuestionUnits units;

    /** @param known the languages of the passages, the commonest first, then all others */
    QuestionAnalysis(
            Lexicons lexicons, IndexTerms terms, List<Language> searched, List<Language> known, String question) {
        this.lexicons = lexicons;
        this.lists = terms.lists();
        this.searched = searched;
        this.question = question;
        List<String> all = TextAnalysis.words(question);
        this.words = all.subList(0, Math.min(MOST_WORDS, all.size()));
        this.asked = lexicons.language(question, words, known);
        this.lexicon = lexicons.of(asked);
        this.units = new QuestionUnits(terms, lists);
        this.spelling = new Spelling(asked, lexicon, terms, lists);
    }

    Asked asked() {
        for (String joined : TextAnalysis.joined(question)) {
            if (lists.frequency(TermOf.plain(joined)) > 0) {
                units.add(joined, List.of(new Way(List.of(TermOf.plain(joined)), 1)), Weights.KNOWN);
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
        return new Asked(asked, units.heaviest(), lists);
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
        units.add(pair, ways, Weights.KNOWN);
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
            units.add(name, length == 1 ? ways : List.of(), Weights.FOREIGN);
            units.foreign(name);
        } else {
            units.add(name, ways, kind == Saying.Kind.GENERIC ? weight * Weights.GENERIC : weight);
        }
        if (kind == Saying.Kind.MATTER && weight == Weights.LISTED) {
            units.matter(name);
        }
        if (kind == Saying.Kind.THING) {
            units.thing(name);
        }
    }

    private void unlisted(String word) {
        List<Way> ways = own(List.of(word), 1);
        boolean light = lexicon.isLight(word);
        boolean found = false;
        for (Way way : ways) {
            found |= units.frequency(way) > 0;
        }
        double weight = light ? Weights.LIGHT : Weights.KNOWN;
        if (!found && !light) {
            units.strange(word);
            ways = spelling.ways(word);
            weight = Weights.ofUnknown(word, lexicon.isRight(word));
        }
        List<String> parts = lexicon.parts(word);
        if (parts.isEmpty()) {
            units.add(word, ways, weight);
        }
        for (String part : parts) {
            List<Way> ofPart = own(List.of(part), 1);
            for (Lexicon.Said each : lexicon.all(List.of(lexicon.stem(part)), 0)) {
                ofPart.add(new Way(List.of(TermOf.idea(each.saying().idea())), Weights.SYNONYM));
            }
            ofPart.addAll(ways);
            units.add(part, ofPart, Weights.KNOWN);
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
}
