package io.partnerchat.knowledge;

import java.util.List;

/** Makes vectors of texts for the evaluation: a stand-in, or a vendor's. */
interface Embedder {
    String name();

    /** Below it a passage is not taken for one that means the same. */
    double least();

    List<float[]> vectors(List<String> texts);

    static double cosine(float[] one, float[] other) {
        double dot = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < one.length; i++) {
            dot += one[i] * other[i];
            a += one[i] * one[i];
            b += other[i] * other[i];
        }
        return a == 0 || b == 0 ? 0 : dot / Math.sqrt(a * b);
    }
}
