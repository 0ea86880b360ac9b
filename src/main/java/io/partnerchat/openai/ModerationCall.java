package io.partnerchat.openai;

import io.partnerchat.vendor.JsonText;
import io.partnerchat.vendor.VendorAnswer;
import io.partnerchat.vendor.VendorCall;
import io.partnerchat.vendor.VendorException;
import io.partnerchat.vendor.VendorRequest;
import io.partnerchat.vendor.Verdict;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Whether each of some texts is one that should not be answered or shown, in the order of the texts. */
final class ModerationCall implements VendorRequest<List<Boolean>> {
    private final OpenAiHttp http;
    private final String model;
    private final List<String> texts;

    ModerationCall(OpenAiHttp http, String model, List<String> texts) {
        this.http = http;
        this.model = model;
        this.texts = texts;
    }

    @Override
    public byte[] body() {
        return JsonText.write(json -> {
            json.write("model", model);
            json.writeStartArray("input");
            texts.forEach(json::write);
            json.writeEnd();
        });
    }

    @Override
    public CompletionStage<Response> send(VendorCall call) {
        return http.moderations(call);
    }

    @Override
    public Verdict judge(VendorAnswer answer) {
        return answer.fine() ? Verdict.FINE : OpenAiError.of(answer).verdict();
    }

    /** Only the verdict is read: the names and number of categories change. */
    @Override
    public List<Boolean> read(VendorAnswer answer) {
        if (!(JsonText.object(answer.body()).get("results") instanceof JsonArray results)
                || results.size() != texts.size()) {
            throw new VendorException(VendorException.Kind.BAD_ANSWER, "wrong_count");
        }
        List<Boolean> flagged = new ArrayList<>();
        for (JsonValue result : results) {
            JsonValue verdict = result instanceof JsonObject object ? object.get("flagged") : null;
            if (verdict != JsonValue.TRUE && verdict != JsonValue.FALSE) {
                throw new VendorException(VendorException.Kind.BAD_ANSWER, "no_verdict");
            }
            flagged.add(verdict == JsonValue.TRUE);
        }
        return flagged;
    }
}
