package io.partnerchat.knowledge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of the documents of one kind, without their texts: about 200 bytes each, so that a whole feed can be
 * compared without a question to the database for each product. Not thread-safe.
 */
public final class KnownDocuments {
    private final Map<String, Known> documents = new HashMap<>();
    private Loading passages;

    /** Brings the names of all passages, when the first of them is asked for: of what is as it was nobody asks. */
    interface Loading {
        void into(KnownDocuments known);
    }

    private static final class Known {
        private final long hash;
        private final long hashEnd;
        private final boolean embedded;
        private long[] passages = {};
        private boolean seen;

        Known(String hash, boolean embedded) {
            this.hash = Long.parseUnsignedLong(hash.substring(0, 16), 16);
            this.hashEnd = Long.parseUnsignedLong(hash.substring(16, 32), 16);
            this.embedded = embedded;
        }

        boolean has(long passage) {
            for (long known : passages) {
                if (known == passage) {
                    return true;
                }
            }
            return false;
        }

        void add(long passage) {
            passages = Arrays.copyOf(passages, passages.length + 1);
            passages[passages.length - 1] = passage;
        }
    }

    /** @param hash 64 hexadecimal digits */
    void document(String prefix, String hash, boolean embedded) {
        documents.put(prefix, new Known(hash, embedded));
    }

    void passagesFrom(Loading loading) {
        passages = loading;
    }

    private Known withPassages(String prefix) {
        if (passages != null) {
            Loading loading = passages;
            passages = null;
            loading.into(this);
        }
        return documents.get(prefix);
    }

    /** A passage; one of another kind, or named by somebody else, is left aside. */
    void passage(String vectorId) {
        int text = vectorId.indexOf('-') + 1;
        Known known = documents.get(vectorId.substring(0, text));
        if (known != null) {
            known.add(passageOf(vectorId));
        }
    }

    private static long passageOf(String vectorId) {
        return Long.parseUnsignedLong(vectorId.substring(vectorId.indexOf('-') + 1), 16);
    }

    int size() {
        return documents.size();
    }

    boolean contains(String prefix) {
        return documents.containsKey(prefix);
    }

    /** Whether nothing has to be done for it. */
    boolean isAsItWas(String prefix, String hash, boolean embedding) {
        Known known = documents.get(prefix);
        return known != null
                && known.hash == Long.parseUnsignedLong(hash.substring(0, 16), 16)
                && known.hashEnd == Long.parseUnsignedLong(hash.substring(16, 32), 16)
                && (known.embedded || !embedding);
    }

    boolean embedded(String prefix) {
        Known known = documents.get(prefix);
        return known != null && known.embedded;
    }

    /** Whether Pinecone has the vector of that passage. */
    boolean hasVector(String prefix, String vectorId) {
        Known known = withPassages(prefix);
        return known != null && known.embedded && known.has(passageOf(vectorId));
    }

    int passages(String prefix) {
        Known known = withPassages(prefix);
        return known == null ? 0 : known.passages.length;
    }

    /** The names of the passages it has now. */
    Set<String> vectorIds(String prefix) {
        Set<String> ids = new TreeSet<>();
        Known known = withPassages(prefix);
        if (known != null) {
            for (long passage : known.passages) {
                ids.add(prefix + HexFormat.of().toHexDigits(passage));
            }
        }
        return ids;
    }

    /** It is still there. */
    void see(String prefix) {
        Known known = documents.get(prefix);
        if (known != null) {
            known.seen = true;
        }
    }

    boolean seen(String prefix) {
        Known known = documents.get(prefix);
        return known != null && known.seen;
    }

    /** Whether nothing of what was known has gone. */
    boolean allSeen() {
        return documents.values().stream().allMatch(known -> known.seen);
    }

    /** What has been written of it. */
    void written(DocumentVersion version, boolean embedded) {
        Known known = new Known(version.hash(), embedded);
        for (Piece piece : version.pieces()) {
            known.add(passageOf(piece.vectorId()));
        }
        known.seen = true;
        // what is loaded afterwards is not to be added to it
        withPassages(version.prefix());
        documents.put(version.prefix(), known);
    }
}
