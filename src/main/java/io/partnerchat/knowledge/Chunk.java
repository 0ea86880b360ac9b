package io.partnerchat.knowledge;

/**
 * A stretch of a document, as long as a passage should be.
 *
 * @param heading the headings above it, outermost first, as in {@code Returns > How to send back}; null when there is none
 */
record Chunk(String heading, String text) {}
