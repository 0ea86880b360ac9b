package io.partnerchat.knowledge;

/**
 * A passage that was found.
 *
 * @param score how sure the search is, 0 to 1: by words, how much of the question it answers; by meaning alone, Pinecone's
 * @param half which half of the search found it: {@code words}, {@code meaning} or {@code both}
 */
public record Hit(Passage passage, double score, String half) {
    static final String WORDS = "words";
    static final String MEANING = "meaning";
    static final String BOTH = "both";
}
