package io.partnerchat.openai;

import io.partnerchat.vendor.JsonText;
import io.partnerchat.vendor.VendorAnswer;
import io.partnerchat.vendor.VendorException.Kind;
import io.partnerchat.vendor.Verdict;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a non-2xx answer says: the code decides first, then the type, then the status, since both kinds of 429 look
 * alike otherwise. Compatible servers leave out or move some of it.
 *
 * @param text the raw body, only ever searched for field names
 */
record OpenAiError(int status, String code, String type, String param, String text) {
    private static final Set<String> MONEY = Set.of(
            "insufficient_quota",
            "credit_balance_exhausted",
            "organization_spend_limit_exceeded",
            "project_spend_limit_exceeded",
            "organization_usage_limit_exceeded",
            "billing_hard_limit_reached",
            "billing_not_active");
    private static final Set<String> OVERLOADED = Set.of("server_is_overloaded", "slow_down");
    private static final Set<String> TOO_FAST =
            Set.of("rate_limit_exceeded", "rate_limit_error", "requests", "tokens", "slow_down");
    private static final Set<String> UNSUPPORTED = Set.of("unsupported_parameter", "unsupported_value");
    private static final Pattern REFUSES =
            Pattern.compile("unsupported|not support|unrecognized|unknown|unexpected|not permitted|forbidden");

    static OpenAiError of(VendorAnswer answer) {
        return of(answer.status(), answer.body());
    }

    /** What a stream says in place of the rest of the answer; its head said that all was well. */
    static OpenAiError inStream(byte[] event) {
        OpenAiError error = of(0, event);
        boolean tooFast = TOO_FAST.contains(error.code) || TOO_FAST.contains(error.type);
        return new OpenAiError(tooFast ? 429 : 500, error.code, error.type, error.param, error.text);
    }

    private static OpenAiError of(int status, byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        JsonObject body = JsonText.optional(json).orElse(jakarta.json.JsonValue.EMPTY_JSON_OBJECT);
        JsonObject error = body.get("error") instanceof JsonObject nested ? nested : body;
        return new OpenAiError(status, word(error, "code"), word(error, "type"), word(error, "param"), text);
    }

    private static String word(JsonObject error, String name) {
        String value = JsonText.string(error, name);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }

    Verdict verdict() {
        String name = code.isEmpty() ? type : code;
        if (MONEY.contains(code) || MONEY.contains(type) || status == 402) {
            return Verdict.operator(Kind.QUOTA, name, "add credit or raise the spend limit of the account");
        }
        if (code.equals("invalid_api_key") || status == 401) {
            return Verdict.operator(Kind.REJECTED, name, "check OPENAI_API_KEY, it is refused");
        }
        if (code.equals("model_not_found") || status == 404) {
            return Verdict.operator(
                    Kind.REJECTED, name, "check OPENAI_MODEL, OPENAI_EMBEDDING_MODEL and OPENAI_BASE_URL");
        }
        if (status == 403) {
            return Verdict.operator(Kind.REJECTED, name, "the key may not use this model, or not from this country");
        }
        if (status >= 500 || (OVERLOADED.contains(code) && status != 429)) {
            return Verdict.passing(Kind.UNAVAILABLE, name);
        }
        if (status == 429 || TOO_FAST.contains(code) || TOO_FAST.contains(type)) {
            return Verdict.passing(Kind.RATE_LIMITED, name);
        }
        return byStatus(name);
    }

    private Verdict byStatus(String name) {
        if (status == 408 || status == 409) {
            return Verdict.passing(Kind.UNAVAILABLE, name);
        }
        return status >= 400 ? Verdict.wrongRequest(name) : Verdict.lasting(Kind.BAD_ANSWER, name);
    }

    /** The first of the fields that this is the refusal of. */
    Optional<String> refusedOneOf(List<String> fields) {
        if (status != 400 && status != 422) {
            return Optional.empty();
        }
        if (fields.contains(param)) {
            return Optional.of(param).filter(field -> status == 422 || refuses());
        }
        // max_tokens is no part of the name max_completion_tokens, so the order does not matter
        return fields.stream().filter(text::contains).findFirst().filter(field -> refuses());
    }

    private boolean refuses() {
        return UNSUPPORTED.contains(code)
                || (code.isEmpty()
                        && REFUSES.matcher(text.toLowerCase(Locale.ROOT)).find());
    }
}
