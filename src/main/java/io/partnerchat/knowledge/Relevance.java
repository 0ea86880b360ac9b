package io.partnerchat.knowledge;

import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * Whether a passage answers a question. Ranking functions say nothing absolute, so two shares decide: how much of
 * the question the passage has (each unit weighed by how rare it is), and how much of what the passage is about was asked.
 */
final class Relevance {
    private final IndexTerms terms;
    private final TermLists lists;
    private final List<QueryUnit> units;
    private final Candidates candidates;
    private final double asked;
    private final Language asking;
    private final double otherLanguage;
    private final boolean[] says;
    private final int[] askedTerms;
    private final double length;

    /** @param languages of the passages */
    Relevance(IndexTerms terms, List<Language> languages, Asked question, Candidates candidates) {
        this.terms = terms;
        this.lists = question.lists();
        this.units = question.units();
        this.asking = question.language();
        this.otherLanguage = languages.contains(asking) ? Weights.OTHER_LANGUAGE : Weights.ONLY_LANGUAGE;
        this.candidates = candidates;
        this.says = new boolean[units.size()];
        double known = 0;
        double unknown = 0;
        int count = 0;
        for (int i = 0; i < says.length; i++) {
            QueryUnit unit = units.get(i);
            boolean forgivable = !unit.known() && unit.weight() <= Weights.UNKNOWN;
            known += forgivable ? 0 : unit.weight();
            unknown += forgivable ? unit.weight() : 0;
            says[i] = says(unit);
            for (QueryUnit.Way way : unit.ways()) {
                count += way.terms().size();
            }
        }
        this.asked = Math.max(Weights.LEAST_ASKED, known + Math.min(Weights.MOST_UNKNOWN, unknown));
        this.askedTerms = hashes(count);
        this.length = Weights.ofLength(units.size());
    }

    private int[] hashes(int count) {
        int[] hashes = new int[count];
        int at = 0;
        for (QueryUnit unit : units) {
            for (QueryUnit.Way way : unit.ways()) {
                for (String term : way.terms()) {
                    hashes[at++] = term.hashCode();
                }
            }
        }
        Arrays.sort(hashes);
        return hashes;
    }

    /** How much of the question the candidate has. */
    double coverage(int candidate) {
        double covered = 0;
        for (int unit = 0; unit < says.length; unit++) {
            covered += units.get(unit).weight() * candidates.match(candidate, unit);
        }
        return covered / asked;
    }

    /** @param focus as the index keeps it of the candidate */
    double of(int candidate, double coverage, BytesRef focus) {
        double share = Focus.share(focus, askedTerms, terms, lists);
        double score = (1 - Weights.FOCUS) * coverage + Weights.FOCUS * share * Math.min(1, 2 * coverage);
        score = Math.min(1, length * score);
        double inLanguage = Focus.language(focus) == asking ? score : score * otherLanguage;
        // a passage that has every word that was asked for is an answer, wherever in it they stand
        return hasAll(candidate) ? Math.max(Weights.ALL_SAID, inLanguage) : inLanguage;
    }

    private boolean hasAll(int candidate) {
        boolean any = false;
        for (int unit = 0; unit < says.length; unit++) {
            if (says[unit]) {
                any = true;
                if (candidates.match(candidate, unit) < Weights.SAID) {
                    return false;
                }
            }
        }
        return any;
    }

    /** Whether the unit is about something: not a light word, nor a filler of a language that no passage is in. */
    private static boolean says(QueryUnit unit) {
        if (unit.weight() <= Weights.LIGHT) {
            return false;
        }
        for (Language language : unit.known() ? List.<Language>of() : Language.ALL) {
            if (language.isFiller(unit.name())) {
                return false;
            }
        }
        return true;
    }
}
