package io.partnerchat.chat;

import io.partnerchat.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names the conversation that a visitor's first message begins. A message with a name of its own may be sent again before
 * its answer has told the session: the same words of the same visitor from the same address get the same session on the same
 * day, which nobody can work out without our secret. Nodes that have SESSION_SECRET in common agree about it.
 */
@ApplicationScoped
class SessionNames {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 18;

    private final SecretKeySpec secret;

    SessionNames() {
        this(Settings.ofServer());
    }

    SessionNames(Settings settings) {
        byte[] key = settings.optional("SESSION_SECRET")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(SessionNames::random);
        secret = new SecretKeySpec(key, ALGORITHM);
    }

    private static byte[] random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** @param userId as the request has it; null for a visitor without a name, of whom nothing can be known again */
    Question named(String companyId, String userId, String address, Question question) {
        if (!question.newSession() || question.clientMessageId() == null || userId == null) {
            return question;
        }
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return question.in(id(String.join(
                "\n", companyId, userId, address, question.clientMessageId(), today.toString(), question.message())));
    }

    private String id(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] bytes = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
