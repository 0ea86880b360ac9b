package io.partnerchat.knowledge;

import java.util.Arrays;
import java.util.List;

/** Remembers many words in little memory: only a hash of each, of 64 bits, so that two words are hardly ever taken for one. */
final class RightWords {
    private final long[] hashes;

    RightWords(List<String> words) {
        this.hashes = words.stream().mapToLong(RightWords::hash).sorted().toArray();
    }

    boolean contains(String word) {
        return Arrays.binarySearch(hashes, hash(word)) >= 0;
    }

    /** FNV-1a. */
    private static long hash(String word) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
