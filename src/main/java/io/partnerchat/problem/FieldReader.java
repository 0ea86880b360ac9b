package io.partnerchat.problem;

import jakarta.json.Json;
import jakarta.json.JsonArray;
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
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads the fields of a JSON object and gathers everything that is wrong with them, so that the caller learns all of it
 * at once. A field that is absent is an empty result, not a violation. Lengths count UTF-16 units, as HTML's maxlength
 * and H2 do; no text within them is too long for MySQL, which counts code points.
 */
public final class FieldReader {
    private final JsonObject json;
    private final String path;
    private final List<Violation> violations;

    public FieldReader(JsonObject json) {
        this(json, "", new ArrayList<>());
    }

    private FieldReader(JsonObject json, String path, List<Violation> violations) {
        this.json = json;
        this.path = path;
        this.violations = violations;
    }

    /** @param field its name in this object */
    public void violation(String field, String message) {
        violations.add(new Violation(path + field, message));
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
        return object(name).filter(object -> {
            boolean storable = Storable.is(object);
            if (!storable) {
                violation(
                        name, "must be Unicode text, plain numbers and at most " + Storable.MAX_DEPTH + " levels deep");
            }
            return storable;
        });
    }

    /** Reads an object inside this one; what is wrong in there is named {@code name.field} and told with the rest. */
    public Optional<FieldReader> within(String name) {
        return object(name).map(object -> new FieldReader(object, path + name + ".", violations));
    }

    /** Reads what a merge patch (RFC 7396) sets, that is without what is null, at any depth. */
    public FieldReader withoutNulls() {
        JsonValue values = Json.createMergePatch(json).apply(JsonValue.EMPTY_JSON_OBJECT);
        return new FieldReader(values.asJsonObject(), path, violations);
    }

    /** A list of texts, each not blank. */
    public Optional<List<String>> texts(String name, int mostTexts, int mostCharacters) {
        return texts(name, mostTexts, mostCharacters, text -> true, "a text");
    }

    /** @param expected what each text must be, when it does not fit */
    public Optional<List<String>> texts(
            String name, int mostTexts, int mostCharacters, Predicate<String> fits, String expected) {
        return list(name, mostTexts, "a list of at most " + mostTexts + " texts")
                .map(list -> entries(
                        name,
                        list,
                        text -> wrongWith(text, 1, mostCharacters)
                                .or(() -> fits.test(text) ? Optional.empty() : Optional.of("must be " + expected))));
    }

    /** A list of some of the words. */
    public Optional<List<String>> choices(String name, List<String> words) {
        String expected = "one of " + String.join(", ", words);
        return list(name, words.size(), "a list, each " + expected)
                .map(list -> entries(
                        name,
                        list,
                        word -> words.contains(word) ? Optional.empty() : Optional.of("must be " + expected)));
    }

    private Optional<JsonArray> list(String name, int most, String expected) {
        return any(name).flatMap(value -> {
            if (value instanceof JsonArray list && list.size() <= most) {
                return Optional.of(list);
            }
            violation(name, "must be " + expected);
            return Optional.empty();
        });
    }

    private List<String> entries(String name, JsonArray list, Function<String, Optional<String>> wrong) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String at = name + "[" + i + "]";
            Optional<String> message = list.get(i) instanceof JsonString text
                    ? wrong.apply(text.getString())
                    : Optional.of("must be a text");
            message.ifPresent(what -> violation(at, what));
            if (message.isEmpty()) {
                texts.add(list.getString(i));
            }
        }
        return texts;
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
            String kind = decimals == 0
                    ? "a whole number"
                    : "a number with at most " + decimals + (decimals == 1 ? " decimal" : " decimals");
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
        return Storable.is(text);
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
