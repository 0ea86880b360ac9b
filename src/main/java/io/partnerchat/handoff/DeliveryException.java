package io.partnerchat.handoff;

/** A message did not arrive. Its text is shown to the partner: it says how, in our own words. */
class DeliveryException extends Exception {
    DeliveryException(String message) {
        super(message);
    }

    DeliveryException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says no more of a failure than its kind: the other end's words are not ours to show. */
    static DeliveryException of(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String kind = cause.getClass().getSimpleName().replaceAll("(Error|Exception)$", "");
        String words = kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
        return new DeliveryException("the server could not be reached or did not take it (" + words + ")", failure);
    }
}
