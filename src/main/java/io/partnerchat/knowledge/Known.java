package io.partnerchat.knowledge;

import java.util.function.Function;

/**
 * Remembers what a function made of the words asked lately. Bounded, without locks: two threads may at worst work out the
 * same word, and a word may push out another.
 */
final class Known<T> {
    private record Pair(String word, Object made) {}

    private final Pair[] pairs;
    private final Function<String, T> function;

    /** @param size how many words, rounded up to a power of two */
    Known(int size, Function<String, T> function) {
        this.pairs = new Pair[Integer.highestOneBit(Math.max(1, size - 1)) << 1];
        this.function = function;
    }

    @SuppressWarnings("unchecked") // only the function's results are put in
    T of(String word) {
        int hash = word.hashCode();
        int place = (hash ^ (hash >>> 15)) & (pairs.length - 1);
        Pair pair = pairs[place];
        if (pair == null || !pair.word.equals(word)) {
            pair = new Pair(word, function.apply(word));
            pairs[place] = pair;
        }
        return (T) pair.made;
    }
}
