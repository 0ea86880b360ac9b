package io.partnerchat.vendor;

import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** One thing asked of a vendor, in that vendor's language. */
public interface VendorRequest<T> {
    /** The JSON to send; asked for anew for each attempt, as a request may learn from a refusal. */
    byte[] body();

    CompletionStage<Response> send(VendorCall call);

    Verdict judge(VendorAnswer answer);

    /** The result in an answer judged fine; anything it throws means that the answer breaks the contract. */
    T read(VendorAnswer answer);
}
