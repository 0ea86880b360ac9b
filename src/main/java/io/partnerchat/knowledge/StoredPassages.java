package io.partnerchat.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.Bits;

/** What an index keeps of its passages, by their numbers in it. */
record StoredPassages(List<LeafReaderContext> leaves) {
    StoredPassages(IndexReader reader) {
        this(reader.leaves());
    }

    /** The first that has the term and was not deleted. */
    Optional<Passage> first(Term term) {
        try {
            for (LeafReaderContext leaf : leaves) {
                PostingsEnum found = leaf.reader().postings(term, PostingsEnum.NONE);
                Bits live = leaf.reader().getLiveDocs();
                int doc = found == null ? PostingsEnum.NO_MORE_DOCS : found.nextDoc();
                while (doc != PostingsEnum.NO_MORE_DOCS && live != null && !live.get(doc)) {
                    doc = found.nextDoc();
                }
                if (doc != PostingsEnum.NO_MORE_DOCS) {
                    return Optional.of(passage(leaf.docBase + doc));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Passage passage(int document) throws IOException {
        return PassageDocument.passage(new DocumentBytes(leaves, PassageDocument.WHOLE).of(document));
    }

    boolean isLive(int document) {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        Bits live = leaf.reader().getLiveDocs();
        return live == null || live.get(document - leaf.docBase);
    }
}
