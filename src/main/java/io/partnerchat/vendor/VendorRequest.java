package io.partnerchat.vendor;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One thing asked of a vendor, in that vendor's language. */
public interface VendorRequest<T> {
    /** The JSON to send; asked for anew for each attempt, as a request may learn from a refusal. */
    byte[] body();

    CompletionStage<Response> send(VendorCall call);

    /** What reads the answer while it comes, made anew for each attempt; empty for one that is read whole. */
    default Optional<VendorStream> stream() {
        return Optional.empty();
    }

    /** Whether it may be made again: no longer when somebody has seen a part of the answer. */
    default boolean repeatable() {
        return true;
    }

    /** The result of a stream whose connection failed after all that matters had come. */
    default Optional<T> resultSoFar() {
        return Optional.empty();
    }

    Verdict judge(VendorAnswer answer);

    /** The result in an answer judged fine; anything it throws means that the answer breaks the contract. */
    T read(VendorAnswer answer);
}
