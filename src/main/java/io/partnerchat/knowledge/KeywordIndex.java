package io.partnerchat.knowledge;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * The passages of one company, searchable by their words; a state of them that never changes. Thread-safe, and open for as
 * long as somebody holds it: see {@link #acquire}.
 */
final class KeywordIndex implements Closeable {
    private final Lexicons lexicons;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final IndexTerms terms;
    private final List<Language> languages;

    /** @param afterwards closed when the last holder has let go */
    KeywordIndex(Lexicons lexicons, DirectoryReader reader, Closeable afterwards) throws IOException {
        this.lexicons = lexicons;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.terms = new IndexTerms(reader);
        this.languages = languages(reader);
        // our terms and scores are small and change with every question
        searcher.setQueryCache(null);
        reader.getReaderCacheHelper().addClosedListener(key -> afterwards.close());
    }

    private static List<Language> languages(DirectoryReader reader) throws IOException {
        Map<Language, Integer> counts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
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

    /** The size of its files. */
    long bytes() {
        long bytes = 0;
        try {
            for (String file : reader.directory().listAll()) {
                bytes += reader.directory().fileLength(file);
            }
        } catch (IOException e) {
            return bytes; // being closed
        }
        return bytes;
    }

    Optional<Passage> byId(String id) {
        try {
            ScoreDoc[] found = searcher.search(new TermQuery(new Term(PassageDocument.ID, id)), 1).scoreDocs;
            return found.length == 0 ? Optional.empty() : Optional.of(passage(found[0].doc));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Passage passage(int document) throws IOException {
        Document stored = searcher.storedFields().document(document);
        return PassageDocument.passage(stored);
    }

    /** What the question asks about; nothing when it has only filler words, such as a greeting. */
    Asked asked(String question) throws IOException {
        return new QuestionAnalysis(lexicons, terms, languages, question).asked(question);
    }

    /** The best hits, best first, those that score less than the least left out. */
    List<Hit> search(Asked question, int limit, double least) throws IOException {
        if (question.units().stream().noneMatch(QueryUnit::known)) {
            return List.of();
        }
        Candidates candidates = new Candidates(searcher, question.units(), limit);
        Relevance relevance = new Relevance(lexicons, terms, question, candidates);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Passage passage = passage(candidates.document(i));
            hits.add(new Hit(passage, relevance.of(i, passage, language(passage, languages)), Hit.WORDS));
        }
        return hits.stream()
                .filter(hit -> hit.score() >= least)
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .limit(limit)
                .toList();
    }

    String excerpt(Passage passage, Asked question) {
        return Excerpt.of(passage, lexicons, question.units());
    }

    /** As its metadata says, else as its words do. */
    static Language language(Passage passage, List<Language> among) {
        Language named = Language.of(passage.language());
        return named != null ? named : Language.ofText(PassageDocument.head(passage) + ' ' + passage.text(), among);
    }

    static Language language(Passage passage) {
        return language(passage, Arrays.asList(Language.values()));
    }
}
