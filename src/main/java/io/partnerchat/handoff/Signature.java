package io.partnerchat.handoff;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs webhook calls as the Standard Webhooks specification says, so that its libraries can check them. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;

    private Signature() {}

    static String newSecret() {
        byte[] secret = Base64.getUrlDecoder().decode(Outbox.random(SECRET_BYTES));
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /** Of {@code id.timestamp.body}: the header {@code webhook-signature}. */
    static String of(String secret, String messageId, long timestampSeconds, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), ALGORITHM));
            byte[] signature =
                    mac.doFinal((messageId + '.' + timestampSeconds + '.' + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
