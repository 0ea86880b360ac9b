package io.partnerchat.knowledge;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;

/** A field of many documents; it is cheap to read them in the order of their numbers. */
final class DocumentBytes {
    private final List<LeafReaderContext> leaves;
    private final String field;
    private LeafReaderContext leaf;
    private BinaryDocValues values;

    DocumentBytes(List<LeafReaderContext> leaves, String field) {
        this.leaves = leaves;
        this.field = field;
    }

    /** Good until the next is asked for. */
    BytesRef of(int document) throws IOException {
        LeafReaderContext its = leaves.get(ReaderUtil.subIndex(document, leaves));
        int number = document - its.docBase;
        if (its != leaf || values.docID() > number) {
            leaf = its;
            values = its.reader().getBinaryDocValues(field);
        }
        values.advanceExact(number);
        return values.binaryValue();
    }
}
