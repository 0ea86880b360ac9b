package io.partnerchat.vendor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A dense vector as the JSON array text it arrived in. It is never turned into numbers: the one thing this server does
 * with 1,536 of them is to hand them from one vendor to the other.
 */
public final class Embedding {
    private final byte[] json;
    private final int dimension;

    /**
     * @param json a JSON array of numbers, in ASCII; not copied
     * @param dimension how many numbers it holds
     */
    public Embedding(byte[] json, int dimension) {
        this.json = json;
        this.dimension = dimension;
    }

    public byte[] json() {
        return json;
    }

    public int dimension() {
        return dimension;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding same && Arrays.equals(json, same.json) && dimension == same.dimension;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(json);
    }

    @Override
    public String toString() {
        return new String(json, StandardCharsets.US_ASCII);
    }
}
