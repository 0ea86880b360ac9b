package io.partnerchat.knowledge;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/** The terms of one index: how rare each is, and which are spelt nearly alike. */
final class IndexTerms {
    private static final int SHORTEST_MISSPELT = 5;
    private static final int TWO_EDITS = 8;
    private static final int MOST_SIMILAR = 4;
    private static final int MOST_LOOKED_AT = 50;

    private final IndexReader reader;

    IndexTerms(IndexReader reader) {
        this.reader = reader;
    }

    int passages() {
        return reader.numDocs();
    }

    /** How many passages have the term, about. */
    int frequency(String code, String term) throws IOException {
        return Math.max(
                reader.docFreq(new Term(Lexicons.HEAD + code, term)),
                reader.docFreq(new Term(Lexicons.BODY + code, term)));
    }

    /** How many passages can at most have all the terms. */
    int frequency(QueryUnit.Way way) throws IOException {
        int least = way.terms().isEmpty() ? 0 : Integer.MAX_VALUE;
        for (String term : way.terms()) {
            least = Math.min(least, frequency(way.code(), term));
        }
        return least;
    }

    /** Inverse document frequency as BM25 has it, as a share of the highest there is: 1 for a term in no passage. */
    double rarity(int frequency) {
        double all = Math.max(1, passages());
        double most = Math.log(1 + (all + 0.5) / 0.5);
        int in = Math.min(frequency, (int) all);
        return Math.log(1 + (all - in + 0.5) / (in + 0.5)) / most;
    }

    /** Words of the passages that differ by a letter, or two in a long word, and begin alike; commonest first. */
    List<String> similar(String word) throws IOException {
        if (word.length() < SHORTEST_MISSPELT) {
            return List.of();
        }
        Map<String, Integer> found = new HashMap<>();
        for (String field : List.of(Lexicons.HEAD + Lexicons.PLAIN, Lexicons.BODY + Lexicons.PLAIN)) {
            Terms terms = MultiTerms.getTerms(reader, field);
            if (terms == null) {
                continue;
            }
            FuzzyTermsEnum similar = new FuzzyTermsEnum(terms, new Term(field, word), edits(word), 1, true);
            BytesRef term = similar.next();
            for (int i = 0; term != null && i < MOST_LOOKED_AT; i++) {
                found.merge(term.utf8ToString(), similar.docFreq(), Integer::sum);
                term = similar.next();
            }
        }
        return found.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_SIMILAR)
                .map(Map.Entry::getKey)
                .toList();
    }

    static int edits(String word) {
        return word.length() < SHORTEST_MISSPELT ? 0 : word.length() < TWO_EDITS ? 1 : 2;
    }
}
