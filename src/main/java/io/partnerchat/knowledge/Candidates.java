package io.partnerchat.knowledge;

import io.partnerchat.knowledge.QueryUnit.Way;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * The passages that may answer a question, and how well each has every unit of it. In a small index those are all there
 * are; of a large one, the best by BM25.
 */
final class Candidates {
    private static final float HEAD_BOOST = 2f;
    private static final int MOST_CLAUSES = 450;
    private static final int FEWEST = 64;
    /** Up to so many passages, reading the lists of all terms is cheaper than a ranked search. */
    private static final int ALL = 2_048;

    private final TermLists lists;
    private final int[] documents;
    private final float[][] matches;
    private final boolean everything;

    Candidates(IndexSearcher searcher, TermLists lists, List<QueryUnit> units, int limit) throws IOException {
        this.lists = lists;
        int all = searcher.getIndexReader().maxDoc();
        this.everything = all <= ALL;
        this.documents = everything ? upTo(all) : best(searcher, units, Math.max(FEWEST, 3 * limit));
        this.matches = new float[units.size()][documents.length];
        float[] part = new float[documents.length];
        for (int unit = 0; unit < matches.length; unit++) {
            for (Way way : units.get(unit).ways()) {
                match(way, matches[unit], part);
            }
        }
    }

    private static int[] upTo(int count) {
        int[] documents = new int[count];
        for (int i = 0; i < count; i++) {
            documents[i] = i;
        }
        return documents;
    }

    /** In the order of their numbers, for postings can only be read forwards. */
    private static int[] best(IndexSearcher searcher, List<QueryUnit> units, int limit) throws IOException {
        ScoreDoc[] found = searcher.search(anyOf(units), limit).scoreDocs;
        int[] documents = new int[found.length];
        for (int i = 0; i < found.length; i++) {
            documents[i] = found[i].doc;
        }
        Arrays.sort(documents);
        return documents;
    }

    int size() {
        return documents.length;
    }

    int document(int candidate) {
        return documents[candidate];
    }

    /** How well the candidate has the unit: 0, not at all, to 1, in the visitor's own word in its head. */
    double match(int candidate, int unit) {
        return matches[unit][candidate];
    }

    private void match(Way way, float[] best, float[] part) throws IOException {
        List<String> terms = way.terms();
        float quality = (float) way.quality();
        if (terms.size() == 1) {
            find(terms.get(0), quality, best);
            return;
        }
        float[] all = new float[best.length];
        Arrays.fill(all, quality);
        for (String term : terms) {
            Arrays.fill(part, 0);
            find(term, 1, part);
            for (int i = 0; i < all.length; i++) {
                all[i] *= part[i];
            }
        }
        for (int i = 0; i < all.length; i++) {
            best[i] = Math.max(best[i], all[i]);
        }
    }

    private void find(String term, float quality, float[] best) throws IOException {
        lists.each(term, (found, leaf, inHead) -> {
            float value = inHead ? quality : quality * (float) Weights.IN_BODY;
            if (everything) {
                for (int doc = found.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = found.nextDoc()) {
                    best[leaf.docBase + doc] = Math.max(best[leaf.docBase + doc], value);
                }
            } else {
                findAmong(found, leaf, value, best);
            }
        });
    }

    private void findAmong(PostingsEnum found, LeafReaderContext leaf, float value, float[] best) throws IOException {
        int end = leaf.docBase + leaf.reader().maxDoc();
        int first = Arrays.binarySearch(documents, leaf.docBase);
        for (int i = first < 0 ? -first - 1 : first; i < documents.length && documents[i] < end; i++) {
            int doc = documents[i] - leaf.docBase;
            if (found.docID() < doc && found.advance(doc) == PostingsEnum.NO_MORE_DOCS) {
                return;
            }
            if (found.docID() == doc) {
                best[i] = Math.max(best[i], value);
            }
        }
    }

    private static Query anyOf(List<QueryUnit> units) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        Set<String> seen = new HashSet<>();
        for (QueryUnit unit : units) {
            for (Way way : unit.ways()) {
                float boost =
                        (float) (unit.weight() * way.quality() / way.terms().size());
                for (String term : isCovered(way, unit) ? List.<String>of() : way.terms()) {
                    if (seen.size() < MOST_CLAUSES && seen.add(term)) {
                        add(query, TermOf.HEAD, term, HEAD_BOOST * boost);
                        add(query, TermOf.BODY, term, boost);
                    }
                }
            }
        }
        return query.build();
    }

    /** Whoever has words as they are written has their stems too: reading the lists of both is twice the work. */
    private static boolean isCovered(Way way, QueryUnit unit) {
        if (!TermOf.isPlain(way.terms().get(0))) {
            return false;
        }
        for (Way other : unit.ways()) {
            if (TermOf.isStem(other.terms().get(0))
                    && other.terms().size() == way.terms().size()
                    && other.quality() == way.quality()) {
                return true;
            }
        }
        return false;
    }

    private static void add(BooleanQuery.Builder query, String field, String term, float boost) {
        query.add(new BoostQuery(new TermQuery(new Term(field, term)), boost), BooleanClause.Occur.SHOULD);
    }
}
