package io.partnerchat.knowledge;

/**
 * A passage with its place in the table.
 *
 * @param id the row's, not the passage's
 */
public record PassageRow(long id, Passage passage) {}
