package io.partnerchat.vendor;

/**
 * A vendor did not answer usefully. The message is ours and safe to log; a vendor's own text never gets into it, as it
 * may repeat keys or what a visitor wrote.
 */
public class VendorException extends RuntimeException {
    /** Why there is no answer, as far as the caller has to know. */
    public enum Kind {
        /** The key is not set. */
        NOT_CONFIGURED,
        /** Not reached, reset, 5xx, or the circuit breaker is open. */
        UNAVAILABLE,
        /** No answer within the time the caller had. */
        TIMEOUT,
        /** Too many requests just now. */
        RATE_LIMITED,
        /** Out of money or over a spend limit: a person has to act. */
        QUOTA,
        /** The vendor refuses the key, the model or the request: a person has to act. */
        REJECTED,
        /** An answer that breaks the contract, or none at all in it. */
        BAD_ANSWER,
        /** The caller's scope was cancelled. */
        CANCELLED
    }

    private final Kind kind;

    public VendorException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public VendorException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** The vendor's failure in what a stage reports; a fault of ours counts as UNAVAILABLE. */
    public static VendorException of(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof VendorException found) {
                return found;
            }
        }
        return new VendorException(Kind.UNAVAILABLE, "a fault of this server", problem);
    }

    public Kind kind() {
        return kind;
    }
}
