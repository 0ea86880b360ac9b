package io.partnerchat.problem;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** What both databases store as it is, and a browser can show. */
final class Storable {
    static final int MAX_DEPTH = 20;

    private Storable() {}

    /** Not half of a surrogate pair, nor a control character other than tab and line end. */
    static boolean is(String text) {
        return text.codePoints()
                .noneMatch(c -> (c < 0x20 && c != '\n' && c != '\r' && c != '\t')
                        || c == 0x7f
                        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** Unicode, numbers of a double, not nested deeply. */
    static boolean is(JsonValue value) {
        return is(value, MAX_DEPTH);
    }

    private static boolean is(JsonValue value, int levels) {
        return switch (value.getValueType()) {
            case OBJECT ->
                levels > 0
                        && value.asJsonObject().entrySet().stream()
                                .allMatch(entry -> is(entry.getKey()) && is(entry.getValue(), levels - 1));
            case ARRAY -> levels > 0 && value.asJsonArray().stream().allMatch(entry -> is(entry, levels - 1));
            case STRING -> is(((JsonString) value).getString());
            case NUMBER -> Double.isFinite(((JsonNumber) value).doubleValue());
            default -> true;
        };
    }
}
