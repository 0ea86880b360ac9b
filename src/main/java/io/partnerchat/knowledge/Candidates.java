package io.partnerchat.knowledge;

import io.partnerchat.knowledge.QueryUnit.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** The passages that may answer a question by BM25, and which of its units each of them has, and where. */
final class Candidates {
    private static final float HEAD_BOOST = 2f;
    private static final int MOST_CLAUSES = 900;
    private static final int FEWEST = 40;

    private final IndexSearcher searcher;
    private final Map<String, boolean[]> presence = new HashMap<>();
    private final ScoreDoc[] found;

    Candidates(IndexSearcher searcher, List<QueryUnit> units, int limit) throws IOException {
        this.searcher = searcher;
        this.found = searcher.search(anyOf(units), Math.max(FEWEST, 3 * limit)).scoreDocs;
    }

    int size() {
        return found.length;
    }

    int document(int candidate) {
        return found[candidate].doc;
    }

    /** BM25's score as a share of the best candidate's. */
    double standing(int candidate) {
        return found[0].score > 0 ? found[candidate].score / found[0].score : 0;
    }

    /** How well the candidate has the unit: 0, not at all, to 1, in the visitor's own word in its head. */
    double match(int candidate, QueryUnit unit) throws IOException {
        double best = 0;
        for (Way way : unit.ways()) {
            double quality = way.quality();
            for (String term : way.terms()) {
                boolean head = has(candidate, Lexicons.HEAD + way.code(), term);
                boolean body = head || has(candidate, Lexicons.BODY + way.code(), term);
                quality *= head ? 1 : body ? Weights.IN_BODY : 0;
            }
            best = Math.max(best, quality);
        }
        return best;
    }

    private boolean has(int candidate, String field, String term) throws IOException {
        String key = field + ' ' + term;
        boolean[] known = presence.get(key);
        if (known == null) {
            known = presence(new Term(field, term));
            presence.put(key, known);
        }
        return known[candidate];
    }

    private boolean[] presence(Term term) throws IOException {
        boolean[] present = new boolean[found.length];
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            order.add(i);
        }
        // postings can only be read forwards
        order.sort((one, other) -> Integer.compare(found[one].doc, found[other].doc));
        PostingsEnum postings = null;
        int leaf = -1;
        for (int candidate : order) {
            int in = ReaderUtil.subIndex(found[candidate].doc, leaves);
            if (in != leaf) {
                leaf = in;
                postings = leaves.get(leaf).reader().postings(term, PostingsEnum.NONE);
            }
            if (postings != null) {
                int wanted = found[candidate].doc - leaves.get(leaf).docBase;
                int at = postings.docID() < wanted ? postings.advance(wanted) : postings.docID();
                present[candidate] = at == wanted;
            }
        }
        return present;
    }

    private static Query anyOf(List<QueryUnit> units) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        Set<String> seen = new LinkedHashSet<>();
        for (QueryUnit unit : units) {
            for (Way way : unit.ways()) {
                float boost =
                        (float) (unit.weight() * way.quality() / way.terms().size());
                for (String term : way.terms()) {
                    if (seen.size() < MOST_CLAUSES / 2 && seen.add(way.code() + ' ' + term)) {
                        add(query, Lexicons.HEAD + way.code(), term, HEAD_BOOST * boost);
                        add(query, Lexicons.BODY + way.code(), term, boost);
                    }
                }
            }
        }
        return query.build();
    }

    private static void add(BooleanQuery.Builder query, String field, String term, float boost) {
        query.add(new BoostQuery(new TermQuery(new Term(field, term)), boost), BooleanClause.Occur.SHOULD);
    }
}
