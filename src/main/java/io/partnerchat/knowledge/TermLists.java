package io.partnerchat.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;

/**
 * The lists of an index, which passages have which term. Made for one question, as the places in them are kept open from
 * one term to the next: making them is what costs.
 */
final class TermLists {
    private static final int MOST_LOOKED_AT = 20_000;
    private static final int HEAD = 0;

    private final List<LeafReaderContext> leaves;
    private final TermsEnum[][] terms;
    private final PostingsEnum[] postings;
    private final Map<String, Integer> frequencies = new HashMap<>();
    private final BytesRef wanted = new BytesRef(64);

    TermLists(IndexReader reader) {
        this.leaves = reader.leaves();
        this.terms = new TermsEnum[][] {open(TermOf.HEAD), open(TermOf.BODY)};
        this.postings = new PostingsEnum[leaves.size()];
    }

    private TermsEnum[] open(String field) {
        TermsEnum[] opened = new TermsEnum[leaves.size()];
        for (int leaf = 0; leaf < opened.length; leaf++) {
            try {
                Terms all = leaves.get(leaf).reader().terms(field);
                opened[leaf] = all == null ? TermsEnum.EMPTY : all.iterator();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return opened;
    }

    private void want(String term) {
        int most = UnicodeUtil.maxUTF8Length(term.length());
        if (wanted.bytes.length < most) {
            wanted.bytes = new byte[most];
        }
        wanted.length = UnicodeUtil.UTF16toUTF8(term, 0, term.length(), wanted.bytes);
    }

    /** How many passages have the term, about. */
    int frequency(String term) {
        Integer known = frequencies.get(term);
        if (known == null) {
            known = count(term);
            frequencies.put(term, known);
        }
        return known;
    }

    private int count(String term) {
        want(term);
        int most = 0;
        try {
            for (TermsEnum[] field : terms) {
                int count = 0;
                for (TermsEnum leaf : field) {
                    count += leaf.seekExact(wanted) ? leaf.docFreq() : 0;
                }
                most = Math.max(most, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return most;
    }

    /** Takes one leaf's passages that have a term, from its base number on, with whether they have it in their head. */
    interface Taker {
        void take(PostingsEnum found, LeafReaderContext leaf, boolean inHead) throws IOException;
    }

    void each(String term, Taker taker) throws IOException {
        if (frequency(term) == 0) {
            return;
        }
        want(term);
        for (int field = 0; field < terms.length; field++) {
            for (int leaf = 0; leaf < postings.length; leaf++) {
                if (terms[field][leaf].seekExact(wanted)) {
                    postings[leaf] = terms[field][leaf].postings(postings[leaf], PostingsEnum.NONE);
                    taker.take(postings[leaf], leaves.get(leaf), field == HEAD);
                }
            }
        }
    }

    /** All terms that begin so, with the number of passages that have each; one may come several times. */
    void beginning(String prefix, ObjIntConsumer<String> consumer) {
        BytesRef start = new BytesRef(prefix);
        try {
            for (TermsEnum[] field : terms) {
                for (TermsEnum leaf : field) {
                    if (leaf.seekCeil(start) == TermsEnum.SeekStatus.END) {
                        continue;
                    }
                    BytesRef term = leaf.term();
                    for (int i = 0; i < MOST_LOOKED_AT && term != null && begins(term, start); i++) {
                        consumer.accept(term.utf8ToString(), leaf.docFreq());
                        term = leaf.next();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean begins(BytesRef term, BytesRef start) {
        return term.length >= start.length
                && java.util.Arrays.equals(
                        term.bytes,
                        term.offset,
                        term.offset + start.length,
                        start.bytes,
                        start.offset,
                        start.offset + start.length);
    }
}
