package io.partnerchat.vendor;

import java.nio.ByteBuffer;

/**
 * A dense vector as the JSON array text it arrived in, where it arrived. It is never turned into numbers and not even
 * copied: the one thing this server does with 1,536 of them is to hand them from one vendor to the other.
 *
 * @param json a JSON array of numbers in ASCII; not to be moved in: {@link ByteBuffer#duplicate}
 * @param dimension how many numbers it holds
 */
public record Embedding(ByteBuffer json, int dimension) {}
