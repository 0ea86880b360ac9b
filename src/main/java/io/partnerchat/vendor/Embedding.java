package io.partnerchat.vendor;

/**
 * A dense vector as the JSON array text it arrived in. It is never turned into numbers: the one thing this server does
 * with 1,536 of them is to hand them from one vendor to the other.
 *
 * @param json a JSON array of numbers
 * @param dimension how many numbers it holds
 */
public record Embedding(String json, int dimension) {}
