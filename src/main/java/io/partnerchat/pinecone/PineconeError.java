package io.partnerchat.pinecone;

import io.partnerchat.vendor.JsonText;
import io.partnerchat.vendor.VendorAnswer;
import io.partnerchat.vendor.VendorException.Kind;
import io.partnerchat.vendor.Verdict;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What a non-2xx answer says, in any of the three error bodies: gRPC number, error code, plain text of a gateway. */
final class PineconeError {
    private static final Set<Integer> PASSING = Set.of(408, 500, 502, 503, 504);

    private PineconeError() {}

    static Verdict verdict(VendorAnswer answer) {
        int status = answer.status();
        String code = code(answer);
        String text = new String(answer.body(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        if (status == 401 || code.equals("16") || code.equals("unauthenticated")) {
            return Verdict.operator(Kind.REJECTED, code, "check PINECONE_API_KEY, it is refused");
        }
        boolean monthly = text.contains("current month") || text.contains("monthly");
        if (status == 402 || code.equals("quota_exceeded") || (status == 429 && monthly)) {
            return Verdict.operator(Kind.QUOTA, code, "a limit of the Pinecone plan is reached, raise it");
        }
        if (status == 429 || (code.equals("8") && status < 500)) {
            return Verdict.passing(Kind.RATE_LIMITED, code);
        }
        if (status == 403 || status == 404) {
            return Verdict.operator(
                    Kind.REJECTED, code, "check PINECONE_INDEX, PINECONE_HOST and the project of PINECONE_API_KEY");
        }
        if (status == 400 && text.contains("dimension") && text.contains("does not match")) {
            return Verdict.operator(
                    Kind.REJECTED, code, "OPENAI_EMBEDDING_MODEL gives vectors of another length than the index has");
        }
        if (PASSING.contains(status)) {
            return Verdict.passing(Kind.UNAVAILABLE, code);
        }
        return status >= 400 && status < 500 ? Verdict.wrongRequest(code) : Verdict.lasting(Kind.BAD_ANSWER, code);
    }

    private static String code(VendorAnswer answer) {
        JsonObject body = answer.json()
                ? JsonText.optional(answer.body()).orElse(JsonValue.EMPTY_JSON_OBJECT)
                : JsonValue.EMPTY_JSON_OBJECT;
        if (body.get("code") instanceof JsonNumber number) {
            return number.toString();
        }
        String word = JsonText.string(JsonText.child(body, "error"), "code");
        return word == null ? "" : word.toLowerCase(Locale.ROOT);
    }
}
