package io.partnerchat.company;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.partnerchat.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeyGuardTest {
    private long now = 42;
    private final KeyGuard guard = new KeyGuard(() -> now);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            guard.failed("123", "192.0.2.1");
        }
    }

    private String waitAsked() {
        ProblemException refusal =
                assertThrows(ProblemException.class, () -> guard.requirePatience("123", "192.0.2.1"));
        assertEquals(429, refusal.problem().status());
        return refusal.problem().headers().get("Retry-After");
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void fourWrongKeysAreForgiven() {
        fail(4);
        assertDoesNotThrow(() -> guard.requirePatience("123", "192.0.2.1"));
    }

    @Test
    void theWaitDoublesWithEachWrongKey() {
        fail(5);
        assertEquals("1", waitAsked());
        pass(Duration.ofSeconds(1));
        assertDoesNotThrow(() -> guard.requirePatience("123", "192.0.2.1"));
        fail(1);
        assertEquals("2", waitAsked());
        pass(Duration.ofMillis(1500));
        assertEquals("1", waitAsked());
        fail(1);
        assertEquals("4", waitAsked());
    }

    @Test
    void nobodyWaitsLongerThanAQuarterOfAnHour() {
        fail(100);
        assertEquals("900", waitAsked());
    }

    @Test
    void otherAddressesAndCompaniesDoNotWait() {
        fail(10);
        assertDoesNotThrow(() -> guard.requirePatience("123", "192.0.2.2"));
        assertDoesNotThrow(() -> guard.requirePatience("456", "192.0.2.1"));
    }

    @Test
    void theRightKeyWipesTheSlateClean() {
        fail(5);
        guard.succeeded("123", "192.0.2.1");
        assertDoesNotThrow(() -> guard.requirePatience("123", "192.0.2.1"));
    }
}
