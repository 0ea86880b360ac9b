package io.partnerchat.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EditorSessionsTest {
    private static final Instant START = Instant.parse("2026-05-03T14:00:00Z");

    private final EditorSessions sessions = at(START);
    private final EditorSession session = sessions.begin("123", 7);

    private static EditorSessions at(Instant now) {
        return new EditorSessions(EditorTesting.CONFIG, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void aTokenBringsItsSessionBack() {
        assertEquals(Optional.of(session), sessions.verify("123", sessions.token(session)));
    }

    @Test
    void aTokenHoldsOnAnotherNodeWithTheSameSecret() {
        assertEquals(Optional.of(session), at(START).verify("123", sessions.token(session)));
    }

    @Test
    void aTokenEndsAfterItsTime() {
        String token = sessions.token(session);
        assertEquals(
                Optional.of(session), at(START.plus(Duration.ofSeconds(1799))).verify("123", token));
        assertEquals(Optional.empty(), at(START.plus(Duration.ofMinutes(30))).verify("123", token));
    }

    @Test
    void aTokenOfAnotherCompanyIsWorthNothing() {
        assertEquals(Optional.empty(), sessions.verify("456", sessions.token(session)));
    }

    @Test
    void aTokenThatWasTamperedWithIsWorthNothing() {
        String token = sessions.token(session);
        String[] parts = token.split("\\.", -1);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertEquals(Optional.empty(), sessions.verify("123", changed), changed);
        }
        assertEquals(
                Optional.empty(),
                sessions.verify("123", parts[0] + ".8." + parts[2] + "." + parts[3] + "." + parts[4]));
    }

    @Test
    void anythingElseIsNoToken() {
        for (String text : new String[] {null, "", ".", "....", "a.b", "1.2.3.4.5", "x".repeat(10_000), "é.ü"}) {
            assertEquals(Optional.empty(), sessions.verify("123", text));
        }
    }

    @Test
    void aTokenOfAnotherSecretIsWorthNothing() {
        WidgetConfig other = new WidgetConfig(10, Duration.ofSeconds(15), Duration.ofMinutes(30), Optional.empty());
        EditorSessions stranger = new EditorSessions(other, Clock.fixed(START, ZoneOffset.UTC));
        assertEquals(Optional.empty(), sessions.verify("123", stranger.token(session)));
    }

    @Test
    void signingOutEndsEveryTokenOfTheSession() {
        String token = sessions.token(session);
        sessions.end(session);
        assertEquals(Optional.empty(), sessions.verify("123", token));
        assertEquals(Optional.empty(), sessions.verify("123", sessions.token(session)));
        assertNotEquals(session.id(), sessions.begin("123", 7).id());
    }
}
