package io.partnerchat.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * The passages of one company, searchable by their words. In memory, never changed after it is built; thread-safe.
 *
 * <p>BM25 orders the hits but says nothing absolute, so whether a hit is relevant at all is decided by how much of the
 * question it covers: the share of the question's terms that it contains, each weighed by how rare it is.
 */
final class KeywordIndex {
    private static final String TEXT = "text";
    private static final String TITLE = "title";
    private static final float TITLE_BOOST = 2f;
    private static final int MAX_TERMS = 64;

    private final TextAnalysis analysis;
    private final List<Passage> passages;
    private final Map<String, Integer> positions = new HashMap<>();
    private final IndexSearcher searcher;
    private final long characters;

    /** A passage and the share of the question that it covers, 0 to 1. */
    record Hit(Passage passage, double coverage) {}

    private KeywordIndex(TextAnalysis analysis, List<Passage> passages, IndexSearcher searcher) {
        this.analysis = analysis;
        this.passages = passages;
        this.searcher = searcher;
        for (int i = 0; i < passages.size(); i++) {
            positions.put(passages.get(i).id(), i);
        }
        this.characters = passages.stream().mapToLong(p -> p.text().length()).sum();
    }

    static KeywordIndex of(TextAnalysis analysis, List<Passage> passages) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analysis))) {
            for (Passage passage : passages) {
                Document document = new Document();
                document.add(new TextField(TEXT, passage.text(), Field.Store.NO));
                document.add(new TextField(TITLE, passage.title() == null ? "" : passage.title(), Field.Store.NO));
                writer.addDocument(document);
            }
            // one segment: a document's number is then its place in the list
            writer.forceMerge(1);
        }
        return new KeywordIndex(analysis, List.copyOf(passages), new IndexSearcher(DirectoryReader.open(directory)));
    }

    /** A rough size in bytes, for bounding how many indexes are kept. */
    long weight() {
        return 10_000 + 4 * characters;
    }

    Optional<Passage> byId(String id) {
        return Optional.ofNullable(positions.get(id)).map(passages::get);
    }

    /** Whether the question has only filler words, such as a greeting. */
    boolean asksAboutNothing(String question) {
        return analysis.terms(question).isEmpty();
    }

    /** The best hits, best first, those that cover less than the share left out. */
    List<Hit> search(String question, int limit, double minCoverage) throws IOException {
        List<String> terms = analysis.terms(question).stream().limit(MAX_TERMS).toList();
        if (terms.isEmpty() || passages.isEmpty()) {
            return List.of();
        }
        Map<String, Double> rarity = new HashMap<>();
        double total = 0;
        for (String term : terms) {
            double weight = rarity(term);
            rarity.put(term, weight);
            total += weight;
        }
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc found : searcher.search(anyOf(terms), limit).scoreDocs) {
            Passage passage = passages.get(found.doc);
            double covered = covered(passage, rarity) / total;
            if (covered >= minCoverage) {
                hits.add(new Hit(passage, covered));
            }
        }
        return hits;
    }

    private double covered(Passage passage, Map<String, Double> rarity) {
        Set<String> contained = new HashSet<>(analysis.terms(passage.text()));
        if (passage.title() != null) {
            contained.addAll(analysis.terms(passage.title()));
        }
        double sum = 0;
        for (Map.Entry<String, Double> term : rarity.entrySet()) {
            sum += contained.contains(term.getKey()) ? term.getValue() : 0;
        }
        return sum;
    }

    /** Inverse document frequency, as BM25 has it. */
    private double rarity(String term) throws IOException {
        int in = Math.max(
                searcher.getIndexReader().docFreq(new Term(TEXT, term)),
                searcher.getIndexReader().docFreq(new Term(TITLE, term)));
        return Math.log(1 + (passages.size() - in + 0.5) / (in + 0.5));
    }

    private static Query anyOf(List<String> terms) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String term : terms) {
            query.add(new TermQuery(new Term(TEXT, term)), BooleanClause.Occur.SHOULD);
            query.add(new BoostQuery(new TermQuery(new Term(TITLE, term)), TITLE_BOOST), BooleanClause.Occur.SHOULD);
        }
        return query.build();
    }
}
