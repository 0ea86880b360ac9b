package io.partnerchat.openai;

import io.partnerchat.vendor.Embedding;
import io.partnerchat.vendor.JsonText;
import io.partnerchat.vendor.VendorAnswer;
import io.partnerchat.vendor.VendorCall;
import io.partnerchat.vendor.VendorException;
import io.partnerchat.vendor.VendorRequest;
import io.partnerchat.vendor.Verdict;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The embeddings of some texts, in the order of the texts. */
final class EmbeddingCall implements VendorRequest<List<Embedding>> {
    private final OpenAiHttp http;
    private final String model;
    private final int dimensions;
    private final List<String> texts;

    /** @param dimensions how many numbers each must have, 0 for as many as the model gives */
    EmbeddingCall(OpenAiHttp http, String model, int dimensions, List<String> texts) {
        this.http = http;
        this.model = model;
        this.dimensions = dimensions;
        this.texts = texts;
    }

    /** encoding_format is always sent: the alternative, base64, would have to be turned into numbers. */
    @Override
    public byte[] body() {
        return JsonText.write(json -> {
            json.write("model", model);
            json.writeStartArray("input");
            texts.forEach(json::write);
            json.writeEnd();
            if (dimensions > 0) {
                json.write("dimensions", dimensions);
            }
            json.write("encoding_format", "float");
        });
    }

    @Override
    public CompletionStage<Response> send(VendorCall call) {
        return http.embeddings(call);
    }

    @Override
    public Verdict judge(VendorAnswer answer) {
        return answer.fine() ? Verdict.FINE : OpenAiError.of(answer).verdict();
    }

    @Override
    public List<Embedding> read(VendorAnswer answer) {
        List<Embedding> embeddings = new EmbeddingScan(answer.body()).read(texts.size());
        int expected = dimensions > 0 ? dimensions : embeddings.get(0).dimension();
        if (embeddings.stream().anyMatch(embedding -> embedding.dimension() != expected)) {
            throw new VendorException(VendorException.Kind.BAD_ANSWER, "wrong_dimension");
        }
        return embeddings;
    }
}
