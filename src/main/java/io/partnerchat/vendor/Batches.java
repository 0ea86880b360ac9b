package io.partnerchat.vendor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Cuts work into requests a vendor accepts and makes them one after the other. */
public final class Batches {
    private Batches() {}

    /** In order; no batch has more items or more weight than allowed, except that an item too heavy stands alone. */
    public static <T> List<List<T>> split(List<T> items, int mostItems, int mostWeight, ToIntFunction<T> weigher) {
        List<List<T>> batches = new ArrayList<>();
        List<T> batch = new ArrayList<>();
        long weight = 0;
        for (T item : items) {
            int added = weigher.applyAsInt(item);
            if (!batch.isEmpty() && (batch.size() == mostItems || weight + added > mostWeight)) {
                batches.add(batch);
                batch = new ArrayList<>();
                weight = 0;
            }
            batch.add(item);
            weight += added;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    /** The results in the order of the batches; the first failure ends it. */
    public static <T, R> CompletionStage<List<R>> inTurn(
            List<List<T>> batches, Function<List<T>, CompletionStage<R>> call) {
        CompletionStage<List<R>> done = CompletableFuture.completedFuture(new ArrayList<>());
        for (List<T> batch : batches) {
            done = done.thenCompose(results -> call.apply(batch).thenApply(result -> {
                results.add(result);
                return results;
            }));
        }
        return done;
    }
}
