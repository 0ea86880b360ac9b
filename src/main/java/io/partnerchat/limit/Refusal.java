package io.partnerchat.limit;

/**
 * A message that is one too many.
 *
 * @param nanos until one may pass again
 */
record Refusal(Claim claim, long nanos) {
    /** Whole seconds, at least one. */
    long seconds() {
        return Math.max(1, (nanos + 999_999_999L) / 1_000_000_000L);
    }
}
