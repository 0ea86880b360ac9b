package io.partnerchat.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.Bits;

/** The rows that an index has to forget, and those it has to read anew or for the first time. */
record IndexChanges(List<Long> gone, List<Long> changed) {
    private static final int FEW = 5_000;

    /** Between what an index shows and what the table has. */
    static IndexChanges of(IndexReader reader, PassageTimes times) throws IOException {
        List<Long> gone = new ArrayList<>();
        List<Long> changed = new ArrayList<>();
        Set<Long> same = new HashSet<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues rows = leaf.reader().getNumericDocValues(PassageDocument.ROW);
            NumericDocValues changes = leaf.reader().getNumericDocValues(PassageDocument.CHANGED);
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                if ((live != null && !live.get(doc)) || !rows.advanceExact(doc) || !changes.advanceExact(doc)) {
                    continue;
                }
                long row = rows.longValue();
                if (!times.has(row)) {
                    gone.add(row);
                } else if (changes.longValue() != PassageTimes.UNSETTLED && changes.longValue() == times.of(row)) {
                    same.add(row);
                }
            }
        }
        for (int i = 0; i < times.size(); i++) {
            if (!same.contains(times.id(i))) {
                changed.add(times.id(i));
            }
        }
        return new IndexChanges(gone, changed);
    }

    /** Whether reading those alone is less work than all. */
    boolean areFewOf(int rows) {
        return changed.size() <= FEW && 2 * (changed.size() + gone.size()) <= rows;
    }
}
