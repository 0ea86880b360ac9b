package io.partnerchat.knowledge;

/**
 * A piece of what a bot knows, as short as an answer needs.
 *
 * @param id unique within its company, the vector's id in Pinecone
 * @param text what it says
 * @param title where it comes from, for a person; null when unknown
 * @param url where to read on; null when unknown
 */
public record Passage(String id, String text, String title, String url) {}
