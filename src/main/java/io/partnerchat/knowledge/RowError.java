package io.partnerchat.knowledge;

/**
 * A row that was left out, or taken with a remark.
 *
 * @param line where it begins in the source, from 1; 0 when unknown
 * @param message one sentence for the partner
 */
record RowError(long line, String message) {}
