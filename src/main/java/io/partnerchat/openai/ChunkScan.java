package io.partnerchat.openai;

/**
 * Reads one event of a streamed completion: the text it adds and what it says about the whole. Not with a general reader
 * of JSON, because an answer has hundreds of them; ChunkScanTest compares it with a general one.
 */
final class ChunkScan extends JsonScan {
    private final StringBuilder text = new StringBuilder();
    private String finishReason;
    private String model;
    private int promptTokens;
    private int completionTokens;
    private boolean failed;

    /** VendorException BAD_ANSWER unless it is one JSON object. */
    ChunkScan(byte[] json) {
        super(json);
        object(this::member);
        if (!atEnd()) {
            throw bad("not_json");
        }
    }

    private void member(String key) {
        switch (key) {
            case "choices" -> choices();
            case "model" -> model = text();
            case "usage" -> members(this::usage);
            case "error" -> {
                failed = nextIs('{') || nextIs('"');
                value();
            }
            default -> value();
        }
    }

    private void choices() {
        if (!nextIs('[')) {
            value();
            return;
        }
        array(() -> members(this::choice));
    }

    private void choice(String key) {
        switch (key) {
            case "delta" -> members(this::delta);
            case "finish_reason" -> {
                String reason = text();
                finishReason = reason == null ? finishReason : reason;
            }
            default -> value();
        }
    }

    private void delta(String key) {
        if (key.equals("content") || key.equals("refusal")) {
            String added = text();
            text.append(added == null ? "" : added);
        } else {
            value();
        }
    }

    private void usage(String key) {
        switch (key) {
            case "prompt_tokens" -> promptTokens = count();
            case "completion_tokens" -> completionTokens = count();
            default -> value();
        }
    }

    /** An object, or anything else, which counts as an empty one. */
    private void members(java.util.function.Consumer<String> member) {
        if (nextIs('{')) {
            object(member);
        } else {
            value();
        }
    }

    private int count() {
        int from = position();
        value();
        String digits = since(from);
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    /** What the event adds to the answer, often nothing. */
    String added() {
        return text.toString();
    }

    /** Null until the model has come to its end. */
    String finishReason() {
        return finishReason;
    }

    /** Null when it is not said. */
    String model() {
        return model;
    }

    int promptTokens() {
        return promptTokens;
    }

    int completionTokens() {
        return completionTokens;
    }

    /** Whether the event is an error in place of a part of the answer. */
    boolean failed() {
        return failed;
    }
}
