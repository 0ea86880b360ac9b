package io.partnerchat.pinecone;

import io.partnerchat.vendor.Embedding;
import io.partnerchat.vendor.VendorException;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** The index as found: where to ask it, and which vectors it takes. */
final class Index {
    private static final System.Logger LOG = System.getLogger(Index.class.getName());

    private final PineconeHttp http;
    private final int dimension;
    private final AtomicBoolean mismatchLogged = new AtomicBoolean();

    /** @param dimension 0 when unknown */
    Index(PineconeHttp http, int dimension) {
        this.http = http;
        this.dimension = dimension;
    }

    PineconeHttp http() {
        return http;
    }

    /** Refuses a vector of another dimension; tells the operator once. */
    void check(Embedding vector) {
        if (dimension == 0 || dimension == vector.dimension()) {
            return;
        }
        if (mismatchLogged.compareAndSet(false, true)) {
            LOG.log(
                    Level.ERROR,
                    "The Pinecone index has " + dimension + " dimensions, the embedding model gives "
                            + vector.dimension()
                            + ": change OPENAI_EMBEDDING_MODEL, OPENAI_EMBEDDING_DIMENSIONS or the index.");
        }
        throw new VendorException(
                VendorException.Kind.REJECTED, "pinecone: the vector has another dimension than the index");
    }
}
