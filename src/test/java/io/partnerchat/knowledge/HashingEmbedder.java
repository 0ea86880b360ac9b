package io.partnerchat.knowledge;

import java.util.List;

/** Embeds text without a vendor, the same way every time: counts of hashed groups of four letters. */
final class HashingEmbedder implements Embedder {
    private static final int DIMENSIONS = 1024;
    private static final int GROUP = 4;

    @Override
    public String name() {
        return "meaning (stand-in)";
    }

    @Override
    public double least() {
        return 0.3;
    }

    @Override
    public List<float[]> vectors(List<String> texts) {
        return texts.stream().map(HashingEmbedder::vector).toList();
    }

    private static float[] vector(String text) {
        float[] vector = new float[DIMENSIONS];
        String words = ' ' + String.join(" ", TextAnalysis.words(text)) + ' ';
        for (int i = 0; i + GROUP <= words.length(); i++) {
            vector[Math.floorMod(words.substring(i, i + GROUP).hashCode(), DIMENSIONS)]++;
        }
        return vector;
    }
}
