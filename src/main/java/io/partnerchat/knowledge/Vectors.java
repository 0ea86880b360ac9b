package io.partnerchat.knowledge;

import io.partnerchat.openai.OpenAi;
import io.partnerchat.pinecone.Pinecone;
import io.partnerchat.pinecone.Vector;
import io.partnerchat.vendor.Batches;
import io.partnerchat.vendor.CallScope;
import io.partnerchat.vendor.Embedding;
import io.partnerchat.vendor.VendorException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Both vendors together, for a thread that may wait: passages in, vectors kept. Only for threads of the jobs' own
 * executors, and never within a transaction.
 */
@ApplicationScoped
class Vectors {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Texts of one request. */
    private static final int TOGETHER = 48;
    /** What Pinecone gives back with a match; the table has the rest. */
    private static final List<String> CARRIED = List.of("title", "url", "kind", "document_id");

    private static final int MOST_CARRIED_TEXT = 8_000;

    @Inject
    OpenAi openAi;

    @Inject
    Pinecone pinecone;

    /** Otherwise passages are found by their words only. */
    boolean configured() {
        return openAi.configured() && pinecone.configured();
    }

    boolean canDelete() {
        return pinecone.configured();
    }

    /** Embeds and keeps the passages; a {@link VendorException} when that is not possible now. */
    void put(String companyId, List<Piece> pieces) {
        CallScope scope = scope();
        try {
            await(start(companyId, pieces, scope), scope);
        } finally {
            scope.cancel();
        }
    }

    CallScope scope() {
        return CallScope.within(PATIENCE);
    }

    /** The same without waiting for it; several requests are on their way at once. */
    CompletableFuture<Void> start(String companyId, List<Piece> pieces, CallScope scope) {
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        for (List<Piece> some : Batches.split(pieces, TOGETHER, Integer.MAX_VALUE, piece -> 1)) {
            List<String> texts = some.stream().map(Piece::embeddedText).toList();
            parts.add(openAi.embedAll(texts, scope)
                    .thenCompose(found -> pinecone.upsert(companyId, vectors(some, found), scope))
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    }

    private static List<Vector> vectors(List<Piece> pieces, List<Embedding> embeddings) {
        List<Vector> vectors = new ArrayList<>();
        for (Embedding embedding : embeddings) {
            vectors.add(vector(pieces.get(vectors.size()), embedding));
        }
        return vectors;
    }

    void delete(String companyId, List<String> ids) {
        CallScope scope = CallScope.within(PATIENCE);
        await(pinecone.deleteIds(companyId, ids, scope), scope);
    }

    /** All that there are of a company. */
    void deleteAll(String companyId) {
        CallScope scope = CallScope.within(PATIENCE);
        await(pinecone.deleteNamespace(companyId, scope), scope);
    }

    private static Vector vector(Piece piece, Embedding embedding) {
        Map<String, String> metadata = new HashMap<>();
        String text = piece.text();
        metadata.put("text", text.length() > MOST_CARRIED_TEXT ? text.substring(0, MOST_CARRIED_TEXT) : text);
        for (String key : CARRIED) {
            if (piece.metadata().getOrDefault(key, JsonValue.NULL) != JsonValue.NULL) {
                metadata.put(key, piece.metadata().getString(key));
            }
        }
        return new Vector(piece.vectorId(), embedding, metadata);
    }

    static <T> T await(CompletionStage<T> stage, CallScope scope) {
        try {
            return stage.toCompletableFuture()
                    // the gateways keep to the scope; this holds even if they did not
                    .orTimeout(scope.remaining().toMillis() + 1_000, TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw VendorException.of(e);
        }
    }
}
