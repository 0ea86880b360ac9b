package io.partnerchat.vendor;

/** Hears about every vendor operation, retries included in one, so that somebody can count and time them. */
@FunctionalInterface
public interface VendorMetrics {
    VendorMetrics NONE = (operation, outcome, nanos) -> {};

    /**
     * @param operation openai.chat, openai.embeddings, pinecone.query, pinecone.write or pinecone.index
     * @param outcome "ok", "open" when the circuit breaker refused, or a {@link VendorException.Kind} in lower case
     * @param nanos from the first attempt's start to the end
     */
    void called(String operation, String outcome, long nanos);
}
