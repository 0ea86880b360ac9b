package io.partnerchat.pinecone;

import io.partnerchat.vendor.Embedding;
import java.util.Map;

/**
 * A passage to keep.
 *
 * @param id 1 to 512 ASCII characters
 * @param metadata flat: strings, numbers, booleans and lists of strings; an entry that is null is left out
 */
public record Vector(String id, Embedding values, Map<String, ?> metadata) {}
