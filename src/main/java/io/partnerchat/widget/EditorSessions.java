package io.partnerchat.widget;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs editor sessions and checks what comes back. The token is a hidden field of each form of the page, never part of an
 * address, so it works without cookies, and no other page can act in the partner's name. Every page brings a new one that
 * lasts as long again. {@link EditorCookie} is a convenience on top.
 */
@ApplicationScoped
class EditorSessions {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int RANDOM_BYTES = 16;
    private static final int MAX_TOKEN = 2_000;
    private static final int MAX_ENDED = 100_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec secret;
    private final Duration life;
    private final Clock clock;
    /** Signed out on this node before their time; a token cannot be taken back otherwise. */
    private final Cache<String, Boolean> ended;

    EditorSessions() {
        this(WidgetConfig.ofServer(), Clock.systemUTC());
    }

    EditorSessions(WidgetConfig config, Clock clock) {
        byte[] key = config.sessionSecret()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> randomBytes(32));
        this.secret = new SecretKeySpec(key, ALGORITHM);
        this.life = config.session();
        this.clock = clock;
        this.ended = Caffeine.newBuilder()
                .maximumSize(MAX_ENDED)
                .expireAfterWrite(life)
                .build();
    }

    /** How long a token holds. */
    Duration life() {
        return life;
    }

    EditorSession begin(String companyId, long keyId) {
        return new EditorSession(encode(randomBytes(RANDOM_BYTES)), companyId, keyId);
    }

    void end(EditorSession session) {
        ended.put(session.id(), true);
    }

    /** A token that holds from now on for the life of a session. */
    String token(EditorSession session) {
        String body = session.id()
                + '.'
                + session.keyId()
                + '.'
                + clock.instant().plus(life).getEpochSecond()
                + '.'
                + encode(session.companyId().getBytes(StandardCharsets.UTF_8));
        return body + '.' + encode(sign(body));
    }

    /** The session of a token of this company that was made here, has not run out and was not signed out. */
    Optional<EditorSession> verify(String companyId, String token) {
        int end = token == null || token.length() > MAX_TOKEN ? -1 : token.lastIndexOf('.');
        if (end < 0 || !isSignature(token.substring(end + 1), token.substring(0, end))) {
            return Optional.empty();
        }
        // only texts made by token() get here
        String[] parts = token.split("\\.", -1);
        String company = new String(Base64.getUrlDecoder().decode(parts[3]), StandardCharsets.UTF_8);
        EditorSession session = new EditorSession(parts[0], company, Long.parseLong(parts[1]));
        boolean holds = company.equals(companyId)
                && Long.parseLong(parts[2]) > clock.instant().getEpochSecond()
                && ended.getIfPresent(session.id()) == null;
        return holds ? Optional.of(session) : Optional.empty();
    }

    private boolean isSignature(String signature, String body) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8), encode(sign(body)).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] sign(String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
