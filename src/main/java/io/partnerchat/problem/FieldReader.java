package io.partnerchat.problem;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the fields of a JSON object and gathers everything that is wrong with them, so that the caller learns all of it
 * at once. A field that is absent is an empty result, not a violation. Lengths count UTF-16 units, as HTML's maxlength
 * and H2 do; no text within them is too long for MySQL, which counts code points.
 */
public final class FieldReader {
    private static final int MAX_DEPTH = 20;
    private final JsonObject json;
    private final List<Violation> violations = new ArrayList<>();

    public FieldReader(JsonObject json) {
        this.json = json;
    }

    public void violation(String field, String message) {
        violations.add(new Violation(field, message));
    }

    /** Throws a 400 with every violation found so far, if there is one. */
    public void end() {
        if (!violations.isEmpty()) {
            throw new ProblemException(Problem.invalid(violations));
        }
    }

    /** A field outside the set is a violation: nothing is ignored silently. */
    public void onlyKnown(Set<String> names) {
        json.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> violation(name, "is not a known field"));
    }

    public void requireText(String name) {
        if (!json.containsKey(name)) {
            violation(name, "is required");
        }
    }

    /** A text that is not blank. */
    public Optional<String> text(String name, int min, int max) {
        return any(name).flatMap(value -> checked(name, value, min, max));
    }

    /** A text that may be null or empty, which both mean none. */
    public Optional<String> nullableText(String name, int max) {
        return any(name).filter(value -> value != JsonValue.NULL).flatMap(value -> checked(name, value, 0, max));
    }

    /** An absolute http or https address, or null for none. */
    public Optional<String> nullableUrl(String name, int max) {
        Optional<String> url = nullableText(name, max).filter(text -> !text.isEmpty());
        url.filter(text -> !isWebAddress(text))
                .ifPresent(text -> violation(name, "must be an address that starts with https:// or http://"));
        return url;
    }

    public Optional<Boolean> flag(String name) {
        return any(name).flatMap(value -> {
            if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
                return Optional.of(value == JsonValue.TRUE);
            }
            violation(name, "must be true or false");
            return Optional.empty();
        });
    }

    public Optional<JsonObject> object(String name) {
        return any(name).flatMap(value -> {
            if (value instanceof JsonObject object) {
                return Optional.of(object);
            }
            violation(name, "must be a JSON object");
            return Optional.empty();
        });
    }

    /** A JSON object of any shape that both databases store as it is: Unicode, numbers of a double, not nested deeply. */
    public Optional<JsonObject> freeObject(String name) {
        Optional<JsonObject> object = object(name);
        if (object.isPresent() && !isStorable(object.get(), MAX_DEPTH)) {
            violation(name, "must be Unicode text, plain numbers and at most " + MAX_DEPTH + " levels deep");
        }
        return object;
    }

    private static boolean isStorable(JsonValue value, int levels) {
        return switch (value.getValueType()) {
            case OBJECT ->
                levels > 0
                        && value.asJsonObject().entrySet().stream()
                                .allMatch(entry ->
                                        isStorable(entry.getKey()) && isStorable(entry.getValue(), levels - 1));
            case ARRAY -> levels > 0 && value.asJsonArray().stream().allMatch(entry -> isStorable(entry, levels - 1));
            case STRING -> isStorable(((JsonString) value).getString());
            case NUMBER -> Double.isFinite(((JsonNumber) value).doubleValue());
            default -> true;
        };
    }

    /** A number between the bounds, with at most so many decimals. */
    public Optional<BigDecimal> number(String name, BigDecimal min, BigDecimal max, int decimals) {
        return any(name).flatMap(value -> {
            // the bounds come first: they are cheap to compare with even for 1e999999999
            if (value instanceof JsonNumber json
                    && json.bigDecimalValue().compareTo(min) >= 0
                    && json.bigDecimalValue().compareTo(max) <= 0
                    && json.bigDecimalValue().stripTrailingZeros().scale() <= decimals) {
                return Optional.of(json.bigDecimalValue());
            }
            String kind = decimals == 0 ? "a whole number" : "a number with at most " + decimals + " decimal";
            violation(name, "must be " + kind + " from " + min + " to " + max);
            return Optional.empty();
        });
    }

    public Optional<Integer> integer(String name, int min, int max) {
        return number(name, BigDecimal.valueOf(min), BigDecimal.valueOf(max), 0).map(BigDecimal::intValueExact);
    }

    public Optional<String> choice(String name, List<String> words) {
        return any(name).flatMap(value -> {
            if (value instanceof JsonString text && words.contains(text.getString())) {
                return Optional.of(text.getString());
            }
            violation(name, "must be one of " + String.join(", ", words));
            return Optional.empty();
        });
    }

    public Optional<JsonValue> any(String name) {
        return Optional.ofNullable(json.get(name));
    }

    private Optional<String> checked(String name, JsonValue value, int min, int max) {
        if (!(value instanceof JsonString json)) {
            violation(name, "must be a text");
            return Optional.empty();
        }
        String text = json.getString();
        Optional<String> wrong = wrongWith(text, min, max);
        wrong.ifPresent(message -> violation(name, message));
        return wrong.isPresent() ? Optional.empty() : Optional.of(text);
    }

    /** What is wrong with a text, if anything. */
    public static Optional<String> wrongWith(String text, int min, int max) {
        if (text.length() > max) {
            return Optional.of("must have at most " + max + " characters");
        }
        if (min > 0 && text.isBlank()) {
            return Optional.of("must not be empty");
        }
        if (text.length() < min) {
            return Optional.of("must have at least " + min + " characters");
        }
        return isStorable(text) ? Optional.empty() : Optional.of("must be Unicode text without control characters");
    }

    /** Half of a surrogate pair or a control character other than tab and line end cannot be stored or shown. */
    public static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> (c < 0x20 && c != '\n' && c != '\r' && c != '\t')
                        || c == 0x7f
                        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    public static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            String scheme = uri.getScheme();
            return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme)) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
