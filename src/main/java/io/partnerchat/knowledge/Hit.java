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
    private static final double WELL = 0.6;
    private static final double FAIRLY = 0.42;

    /** The score as a word, for people: {@code well}, {@code fairly} or {@code perhaps}. */
    public String fit() {
        return score >= WELL ? "well" : score >= FAIRLY ? "fairly" : "perhaps";
    }
}
