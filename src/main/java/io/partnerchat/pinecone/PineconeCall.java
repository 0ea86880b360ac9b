package io.partnerchat.pinecone;

import io.partnerchat.vendor.VendorAnswer;
import io.partnerchat.vendor.VendorCall;
import io.partnerchat.vendor.VendorRequest;
import io.partnerchat.vendor.Verdict;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** One call to either plane: what to send, how, and how to read the answer. */
final class PineconeCall<T> implements VendorRequest<T> {
    private final byte[] json;
    private final Function<VendorCall, CompletionStage<Response>> sender;
    private final Function<VendorAnswer, T> reader;
    private final Runnable gone;

    /** @param gone to be run at a 404; null when a 404 means that there is nothing left to do */
    PineconeCall(
            byte[] json,
            Function<VendorCall, CompletionStage<Response>> sender,
            Function<VendorAnswer, T> reader,
            Runnable gone) {
        this.json = json;
        this.sender = sender;
        this.reader = reader;
        this.gone = gone;
    }

    @Override
    public byte[] body() {
        return json;
    }

    @Override
    public CompletionStage<Response> send(VendorCall call) {
        return sender.apply(call);
    }

    @Override
    public Verdict judge(VendorAnswer answer) {
        boolean missing = answer.status() == 404;
        if (answer.fine() || (missing && gone == null)) {
            return Verdict.FINE;
        }
        if (missing) {
            gone.run();
        }
        return PineconeError.verdict(answer);
    }

    @Override
    public T read(VendorAnswer answer) {
        return reader.apply(answer);
    }
}
