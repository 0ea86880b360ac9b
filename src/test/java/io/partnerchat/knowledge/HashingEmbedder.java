package io.partnerchat.knowledge;

/** Embeds text without a vendor, the same way every time: counts of hashed groups of four letters. */
final class HashingEmbedder {
    private static final int DIMENSIONS = 1024;
    private static final int GROUP = 4;

    private HashingEmbedder() {}

    static float[] vector(String text) {
        float[] vector = new float[DIMENSIONS];
        String words = ' ' + String.join(" ", TextAnalysis.words(text)) + ' ';
        for (int i = 0; i + GROUP <= words.length(); i++) {
            vector[Math.floorMod(words.substring(i, i + GROUP).hashCode(), DIMENSIONS)]++;
        }
        return vector;
    }

    static double cosine(float[] one, float[] other) {
        double dot = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            dot += one[i] * other[i];
            a += one[i] * one[i];
            b += other[i] * other[i];
        }
        return a == 0 || b == 0 ? 0 : dot / Math.sqrt(a * b);
    }
}
