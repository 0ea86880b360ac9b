package io.partnerchat.knowledge;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a passage answers a question. BM25 orders passages but says nothing absolute, so two shares decide: how much of
 * the question the passage has (each unit weighed by how rare it is), and how much of what the passage is about was asked.
 */
final class Relevance {
    private final Lexicons lexicons;
    private final IndexTerms terms;
    private final List<QueryUnit> units;
    private final Candidates candidates;
    private final double asked;
    private final Language asking;
    private final Set<String> askedTerms = new HashSet<>();

    Relevance(Lexicons lexicons, IndexTerms terms, Asked question, Candidates candidates) {
        this.lexicons = lexicons;
        this.terms = terms;
        this.units = question.units();
        this.asking = question.language();
        this.candidates = candidates;
        double known = 0;
        double unknown = 0;
        for (QueryUnit unit : units) {
            boolean forgivable = !unit.known() && unit.weight() <= Weights.UNKNOWN;
            known += forgivable ? 0 : unit.weight();
            unknown += forgivable ? unit.weight() : 0;
            for (QueryUnit.Way way : unit.ways()) {
                way.terms().forEach(term -> askedTerms.add(way.code() + ' ' + term));
            }
        }
        this.asked = Math.max(Weights.LEAST_ASKED, known + Math.min(Weights.MOST_UNKNOWN, unknown));
    }

    double of(int candidate, Passage passage, Language language) throws IOException {
        double covered = 0;
        boolean whole = false;
        boolean part = false;
        for (QueryUnit unit : units) {
            double match = candidates.match(candidate, unit);
            covered += unit.weight() * match;
            if (says(unit)) {
                whole |= match >= Weights.SAID;
                part |= match < Weights.SAID;
            }
        }
        double coverage = covered / asked;
        double score = (1 - Weights.FOCUS - Weights.BM25) * coverage
                + Weights.FOCUS * focus(passage, language) * Math.min(1, 2 * coverage)
                + Weights.BM25 * candidates.standing(candidate) * coverage;
        double inLanguage = language == asking ? score : score * Weights.OTHER_LANGUAGE;
        // a passage that has every word that was asked for is an answer, wherever in it they stand
        return whole && !part ? Math.max(Weights.LEAST, inLanguage) : inLanguage;
    }

    /** Whether the unit is about something: not a light word, nor a filler of a language that no passage is in. */
    private static boolean says(QueryUnit unit) {
        return unit.weight() > Weights.LIGHT
                && (unit.known() || Arrays.stream(Language.values()).noneMatch(each -> each.isFiller(unit.name())));
    }

    /** The share of the words in its head that were asked about. */
    private double focus(Passage passage, Language language) throws IOException {
        String question = PassageDocument.question(passage);
        String head = question == null ? PassageDocument.head(passage) : question;
        double all = 0;
        double asked = 0;
        Set<String> seen = new HashSet<>();
        for (String word : TextAnalysis.words(head)) {
            String stem = lexicons.of(language).stem(word);
            if (language.isFiller(word) || !seen.add(stem)) {
                continue;
            }
            double weight = language.isLight(word)
                    ? Weights.LIGHT
                    : Weights.FLOOR + (1 - Weights.FLOOR) * terms.rarity(terms.frequency(language.code(), stem));
            all += weight;
            boolean wasAsked = askedTerms.contains(language.code() + ' ' + stem)
                    || askedTerms.contains(Lexicons.PLAIN + ' ' + word);
            asked += wasAsked ? weight : 0;
        }
        for (String joined : TextAnalysis.joined(head)) {
            asked += askedTerms.contains(Lexicons.PLAIN + ' ' + joined) ? 1 : 0;
        }
        return all == 0 ? 0 : Math.min(1, asked / all);
    }
}
