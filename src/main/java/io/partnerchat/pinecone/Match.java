package io.partnerchat.pinecone;

/**
 * A passage that is near the question.
 *
 * @param score higher is nearer, for cosine and dot product
 * @param text the metadata "text", or else "content"; null when absent
 * @param title the metadata "title"; null when absent
 * @param url the metadata "url"; null when absent
 * @param source the metadata "source"; null when absent
 */
public record Match(String id, double score, String text, String title, String url, String source) {}
