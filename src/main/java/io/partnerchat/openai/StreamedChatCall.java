package io.partnerchat.openai;

import io.partnerchat.vendor.JsonText;
import io.partnerchat.vendor.VendorAnswer;
import io.partnerchat.vendor.VendorCall;
import io.partnerchat.vendor.VendorException;
import io.partnerchat.vendor.VendorStream;
import io.partnerchat.vendor.Verdict;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A chat completion whose text is handed on as it comes. A model that does not stream answers whole, and its text is
 * handed on at once.
 */
final class StreamedChatCall extends ChatCall {
    private final Duration silence;
    private final Consumer<String> text;
    private volatile ChunkReader chunks;
    private volatile boolean shown;

    /**
     * @param silence how long the stream may say nothing once it has begun to speak
     * @param text gets each piece, on a thread that must not be kept
     */
    StreamedChatCall(
            OpenAiHttp http, ModelForm form, Completion.Request request, Duration silence, Consumer<String> text) {
        super(http, form, request);
        this.silence = silence;
        this.text = text;
    }

    @Override
    public byte[] body() {
        return JsonText.write(json -> form.writeStreamed(json, request));
    }

    @Override
    public CompletionStage<Response> send(VendorCall call) {
        return form.streams() ? http.chatStream(call) : http.chat(call);
    }

    @Override
    public Optional<VendorStream> stream() {
        chunks = new ChunkReader(silence, this::show);
        return Optional.of(chunks);
    }

    private void show(String piece) {
        shown = true;
        text.accept(piece);
    }

    @Override
    public boolean repeatable() {
        return !shown;
    }

    @Override
    public Verdict judge(VendorAnswer answer) {
        return chunks.begun() ? chunks.verdict() : super.judge(answer);
    }

    @Override
    public Completion read(VendorAnswer answer) {
        if (chunks.begun()) {
            return chunks.completion()
                    .orElseThrow(() -> new VendorException(VendorException.Kind.BAD_ANSWER, "no_text"));
        }
        Completion whole = super.read(answer);
        show(whole.text());
        return whole;
    }

    @Override
    public Optional<Completion> resultSoFar() {
        return chunks.finished() ? chunks.completion() : Optional.empty();
    }
}
