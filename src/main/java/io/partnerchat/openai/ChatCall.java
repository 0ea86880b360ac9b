package io.partnerchat.openai;

import io.partnerchat.vendor.JsonText;
import io.partnerchat.vendor.VendorAnswer;
import io.partnerchat.vendor.VendorCall;
import io.partnerchat.vendor.VendorException;
import io.partnerchat.vendor.VendorRequest;
import io.partnerchat.vendor.Verdict;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** One whole chat completion, asked for in the form the model takes. */
class ChatCall implements VendorRequest<Completion> {
    private static final int MOST_LESSONS = 4;

    final OpenAiHttp http;
    final ModelForm form;
    final Completion.Request request;
    private final AtomicInteger lessons = new AtomicInteger();

    ChatCall(OpenAiHttp http, ModelForm form, Completion.Request request) {
        this.http = http;
        this.form = form;
        this.request = request;
    }

    @Override
    public byte[] body() {
        return JsonText.write(json -> form.write(json, request));
    }

    @Override
    public CompletionStage<Response> send(VendorCall call) {
        return http.chat(call);
    }

    @Override
    public Verdict judge(VendorAnswer answer) {
        if (answer.fine()) {
            return Verdict.FINE;
        }
        OpenAiError error = OpenAiError.of(answer);
        boolean learnt = lessons.get() < MOST_LESSONS && form.learn(error);
        if (learnt) {
            lessons.incrementAndGet();
        }
        return learnt ? Verdict.AGAIN : error.verdict();
    }

    /** Every field but the text is optional, since compatible servers leave them out. */
    @Override
    public Completion read(VendorAnswer answer) {
        JsonObject body = JsonText.object(answer.body());
        if (!(body.get("choices") instanceof JsonArray choices)
                || choices.isEmpty()
                || !(choices.get(0) instanceof JsonObject choice)) {
            throw new VendorException(VendorException.Kind.BAD_ANSWER, "no_choice");
        }
        JsonObject message = JsonText.child(choice, "message");
        String content = JsonText.string(message, "content");
        String text = content == null || content.isBlank() ? JsonText.string(message, "refusal") : content;
        if (text == null || text.isBlank()) {
            throw new VendorException(VendorException.Kind.BAD_ANSWER, "no_text");
        }
        JsonObject usage = JsonText.child(body, "usage");
        return new Completion(
                text,
                JsonText.string(choice, "finish_reason"),
                count(usage, "prompt_tokens"),
                count(usage, "completion_tokens"),
                JsonText.string(body, "model"));
    }

    private static int count(JsonObject usage, String name) {
        return usage.get(name) instanceof JsonNumber number ? number.intValue() : 0;
    }
}
