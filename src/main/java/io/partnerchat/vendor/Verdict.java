package io.partnerchat.vendor;

import io.partnerchat.vendor.VendorException.Kind;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/**
 * What an answer means for the call and for the calls after it.
 *
 * @param kind null when all is well or the call is to be made again in another form
 * @param code the vendor's error code, cleaned; never its text
 * @param effect what the circuit breaker makes of it
 * @param retry whether the same call may help a moment later
 * @param advice for {@link Effect#BLOCK}: what the operator has to do, one sentence
 */
public record Verdict(Kind kind, String code, Effect effect, boolean retry, String advice) {
    /** The circuit breaker's side of a verdict. */
    public enum Effect {
        WELL,
        /** Neither good nor bad: only this one request was wrong. */
        IGNORE,
        COUNT,
        /** Every further call would fail alike until a person acts. */
        BLOCK
    }

    public static final Verdict FINE = new Verdict(null, "", Effect.WELL, false, null);
    /** The request changes form, having learnt from the answer; sent again at once. */
    public static final Verdict AGAIN = new Verdict(null, "", Effect.IGNORE, true, null);

    public Verdict {
        code = clean(code);
    }

    /** A fault that may pass. */
    public static Verdict passing(Kind kind, String code) {
        return new Verdict(kind, code, Effect.COUNT, true, null);
    }

    /** A fault that would not go away by asking again at once. */
    public static Verdict lasting(Kind kind, String code) {
        return new Verdict(kind, code, Effect.COUNT, false, null);
    }

    /** This request is wrong; others may be right. */
    public static Verdict wrongRequest(String code) {
        return new Verdict(Kind.REJECTED, code, Effect.IGNORE, false, null);
    }

    public static Verdict operator(Kind kind, String code, String advice) {
        return new Verdict(kind, code, Effect.BLOCK, false, advice);
    }

    /**
     * Nothing came, or nothing that can be read. Only the name of the problem is kept, its text may be the vendor's.
     *
     * @param answered whether an answer had come
     */
    static Verdict of(Throwable problem, boolean answered) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof VendorException ours) {
                return lasting(ours.kind(), ours.getMessage());
            }
            if (cause instanceof TimeoutException) {
                return lasting(Kind.TIMEOUT, "");
            }
            if (cause instanceof IOException) {
                return passing(Kind.UNAVAILABLE, cause.getClass().getSimpleName());
            }
        }
        String name = problem.getClass().getSimpleName();
        return answered ? lasting(Kind.BAD_ANSWER, name) : passing(Kind.UNAVAILABLE, name);
    }

    String outcome() {
        return kind == null ? "ok" : kind.name().toLowerCase(Locale.ROOT);
    }

    private static String clean(String code) {
        String word = code == null ? "" : code.toLowerCase(Locale.ROOT);
        return word.isEmpty() || word.matches("[a-z0-9_.-]{1,64}") ? word : "other";
    }
}
