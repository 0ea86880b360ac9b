package io.partnerchat.knowledge;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;

/**
 * The passages of one company, searchable by their words; a state of them that never changes. Thread-safe, and open for as
 * long as somebody holds it: see {@link #acquire}.
 */
final class KeywordIndex implements Closeable {
    private static final int MOST_LOOKED_AT = 64;

    private final Lexicons lexicons;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final StoredPassages stored;
    private final IndexTerms terms;
    private final List<Language> languages;
    private final List<Language> allLanguages;

    private record Candidate(int number, int document, double coverage) {}

    private record Ranked(int document, double score) {}

    /** @param afterwards closed when the last holder has let go */
    KeywordIndex(Lexicons lexicons, DirectoryReader reader, Closeable afterwards) throws IOException {
        this.lexicons = lexicons;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.stored = new StoredPassages(reader);
        this.terms = new IndexTerms(reader);
        this.languages = languages(reader);
        Set<Language> all = new LinkedHashSet<>(languages);
        all.addAll(Language.ALL);
        this.allLanguages = List.copyOf(all);
        // our terms and scores are small and change with every question
        searcher.setQueryCache(null);
        reader.getReaderCacheHelper().addClosedListener(key -> afterwards.close());
    }

    private static List<Language> languages(DirectoryReader reader) throws IOException {
        Map<Language, Integer> counts = new EnumMap<>(Language.class);
        for (Language language : Language.ALL) {
            int count = reader.docFreq(new Term(PassageDocument.LANGUAGE, language.code()));
            if (count > 0) {
                counts.put(language, count);
            }
        }
        List<Language> present = new ArrayList<>(counts.keySet());
        present.sort(Comparator.comparing(counts::get).reversed());
        return present.isEmpty() ? List.of(Language.EN) : List.copyOf(present);
    }

    /** Holds it open until {@link #close}; false when it is closed already and another has to be asked for. */
    boolean acquire() {
        return reader.tryIncRef();
    }

    @Override
    public void close() throws IOException {
        reader.decRef();
    }

    int size() {
        return reader.numDocs();
    }

    /** The state after the last write; null when nothing was written. */
    DirectoryReader ifChanged() throws IOException {
        return DirectoryReader.openIfChanged(reader);
    }

    /** What it has to learn to be like the table. */
    IndexChanges changes(PassageTimes times) throws IOException {
        return IndexChanges.of(reader, times);
    }

    Optional<Passage> byId(String id) {
        return stored.first(new Term(PassageDocument.ID, id));
    }

    /** @param name a product's id in its feed, or of a variant, or its number in the shop */
    Optional<Passage> product(String name) {
        return stored.first(new Term(PassageDocument.PRODUCT, name));
    }

    /** What the question asks about; nothing when it has only filler words, such as a greeting. */
    Asked asked(String question) {
        return new QuestionAnalysis(lexicons, terms, languages, allLanguages, question).asked();
    }

    /** The best hits, best first, those that score less than the least left out. */
    List<Hit> search(Asked question, int limit, double least) throws IOException {
        if (!asksForSomethingKnown(question)) {
            return List.of();
        }
        Candidates candidates = new Candidates(searcher, question.lists(), question.units(), limit);
        Relevance relevance = new Relevance(terms, languages, question, candidates);
        DocumentBytes focus = new DocumentBytes(reader.leaves(), PassageDocument.FOCUS);
        List<Ranked> ranked = new ArrayList<>();
        for (Candidate candidate : covering(candidates, relevance)) {
            double score = relevance.of(candidate.number, candidate.coverage, focus.of(candidate.document));
            if (score >= least) {
                ranked.add(new Ranked(candidate.document, score));
            }
        }
        ranked.sort(Comparator.comparingDouble(Ranked::score).reversed());
        List<Hit> hits = new ArrayList<>(limit);
        for (Ranked hit : ranked.subList(0, Math.min(limit, ranked.size()))) {
            hits.add(new Hit(stored.passage(hit.document), hit.score, Hit.WORDS));
        }
        return hits;
    }

    private static boolean asksForSomethingKnown(Asked question) {
        for (QueryUnit unit : question.units()) {
            if (unit.known()) {
                return true;
            }
        }
        return false;
    }

    /** Those that have most of the question. */
    private List<Candidate> covering(Candidates candidates, Relevance relevance) {
        List<Candidate> covering = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            double coverage = relevance.coverage(i);
            if (coverage > 0 && stored.isLive(candidates.document(i))) {
                covering.add(new Candidate(i, candidates.document(i), coverage));
            }
        }
        if (covering.size() <= MOST_LOOKED_AT) {
            return covering;
        }
        covering.sort(Comparator.comparingDouble(Candidate::coverage).reversed());
        List<Candidate> most = covering.subList(0, MOST_LOOKED_AT);
        most.sort(Comparator.comparingInt(Candidate::document));
        return most;
    }

    Lexicons lexicons() {
        return lexicons;
    }

    /** As its metadata says, else as its words do. */
    static Language language(Passage passage, Lexicons lexicons) {
        Language named = Language.of(passage.language());
        if (named != null) {
            return named;
        }
        String text = PassageDocument.head(passage) + ' ' + passage.text();
        return lexicons.language(text, TextAnalysis.words(text), Language.ALL);
    }
}
