package io.partnerchat.openai;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How one model wants its request. Starts with a guess and learns each field the model refuses; as a refused field is
 * only ever added, calls that learn at the same time cannot undo each other.
 */
final class ModelForm {
    static final String NEW_LIMIT = "max_completion_tokens";
    static final String OLD_LIMIT = "max_tokens";
    static final String TEMPERATURE = "temperature";
    static final String EFFORT = "reasoning_effort";
    static final String STREAM = "stream";
    static final String STREAM_OPTIONS = "stream_options";

    /** What a model may refuse and the call does without. */
    private static final List<String> NEGOTIABLE =
            List.of(NEW_LIMIT, OLD_LIMIT, TEMPERATURE, EFFORT, "store", "safety_identifier", STREAM_OPTIONS, STREAM);

    private final String model;
    private final Dialect dialect;
    private final String effort;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** @param effort the reasoning effort, or null for none */
    ModelForm(String model, Dialect dialect, String effort) {
        this.model = model;
        this.dialect = dialect;
        this.effort = effort;
    }

    void write(JsonGenerator json, Completion.Request request) {
        json.write("model", model);
        json.writeStartArray("messages");
        for (Completion.Message message : request.messages()) {
            json.writeStartObject();
            json.write("role", message.role());
            json.write("content", message.content());
            json.writeEnd();
        }
        json.writeEnd();
        writeLimit(json, request.maxTokens());
        if (request.temperature() != null && takes(TEMPERATURE)) {
            json.write(TEMPERATURE, request.temperature());
        }
        if (dialect.official()) {
            writeOfficial(json, request.safetyId());
        }
    }

    /** The same, to be answered piece by piece if the model does that. */
    void writeStreamed(JsonGenerator json, Completion.Request request) {
        write(json, request);
        if (streams()) {
            json.write(STREAM, true);
            if (takes(STREAM_OPTIONS)) {
                json.writeStartObject(STREAM_OPTIONS)
                        .write("include_usage", true)
                        .writeEnd();
            }
        }
    }

    /** Some models stream only to accounts that have proved who they are. */
    boolean streams() {
        return takes(STREAM);
    }

    private void writeLimit(JsonGenerator json, int maxTokens) {
        String first = dialect.official() ? NEW_LIMIT : OLD_LIMIT;
        String second = dialect.official() ? OLD_LIMIT : NEW_LIMIT;
        if (takes(first)) {
            json.write(first, maxTokens);
        } else if (takes(second)) {
            json.write(second, maxTokens);
        }
    }

    private void writeOfficial(JsonGenerator json, String safetyId) {
        if (effort != null && takes(EFFORT)) {
            json.write(EFFORT, effort);
        }
        if (takes("store")) {
            json.write("store", false);
        }
        if (safetyId != null && takes("safety_identifier")) {
            json.write("safety_identifier", safetyId);
        }
    }

    private boolean takes(String field) {
        return !refused.contains(field);
    }

    /** Whether the refusal named a field that the call can do without; from now on it does. */
    boolean learn(OpenAiError error) {
        return error.refusedOneOf(NEGOTIABLE).map(refused::add).isPresent();
    }
}
