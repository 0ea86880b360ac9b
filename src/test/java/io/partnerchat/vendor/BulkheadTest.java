package io.partnerchat.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class BulkheadTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Bulkhead bulkhead = new Bulkhead(2, Runnable::run);
    private final List<CompletableFuture<String>> begun = new ArrayList<>();

    private CompletableFuture<String> ask(CallScope scope) {
        return bulkhead.run(scope, () -> {
                    var work = new CompletableFuture<String>();
                    begun.add(work);
                    return work;
                })
                .toCompletableFuture();
    }

    private CompletableFuture<String> ask() {
        return ask(CallScope.within(LONG));
    }

    @Test
    void whatIsTooMuchBeginsInItsTurnWhenOtherWorkHasEnded() {
        List<CompletableFuture<String>> results = List.of(ask(), ask(), ask(), ask());
        assertEquals(2, begun.size());
        begun.get(1).complete("b");
        assertEquals("b", results.get(1).join());
        assertEquals(3, begun.size());
        begun.get(0).completeExceptionally(new IllegalStateException("a"));
        assertThrows(CompletionException.class, results.get(0)::join);
        assertEquals(4, begun.size());
        begun.get(2).complete("c");
        begun.get(3).complete("d");
        assertEquals("c", results.get(2).join());
        assertEquals("d", results.get(3).join());
    }

    @Test
    void whoseTimeIsOverLeavesTheLineAndNothingBeginsForHim() {
        CompletableFuture<String> one = ask();
        CompletableFuture<String> other = ask();
        CompletableFuture<String> late = ask(CallScope.within(Duration.ofMillis(1)));
        CompletionException failure = assertThrows(CompletionException.class, late::join);
        assertEquals(
                VendorException.Kind.TIMEOUT,
                assertInstanceOf(VendorException.class, failure.getCause()).kind());
        CompletableFuture<String> next = ask();
        begun.get(0).complete("one");
        assertEquals(3, begun.size());
        begun.get(1).complete("other");
        begun.get(2).complete("next");
        assertEquals(List.of("one", "other", "next"), List.of(one.join(), other.join(), next.join()));
    }

    @Test
    void aLongLineOfWorkThatFailsAtOnceEnds() {
        List<CompletableFuture<String>> first = List.of(ask(), ask());
        List<CompletableFuture<String>> line = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            line.add(bulkhead.<String>run(CallScope.within(LONG), () -> {
                        throw new IllegalStateException("the circuit breaker is open");
                    })
                    .toCompletableFuture());
        }
        assertFalse(line.get(0).isDone());
        begun.get(0).complete("");
        assertTrue(first.get(0).isDone());
        assertTrue(line.stream().allMatch(CompletableFuture::isCompletedExceptionally));
    }
}
