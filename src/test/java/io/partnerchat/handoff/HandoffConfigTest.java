package io.partnerchat.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.config.InvalidSettingException;
import io.partnerchat.config.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandoffConfigTest {
    private static final Map<String, String> USUAL =
            Map.of("SMTP_PORT", "587", "SMTP_STARTTLS", "auto", "SMTP_TLS", "false", "SMTP_TIMEOUT_MS", "10000");

    private static Optional<MailConfig> mail(Map<String, String> set) {
        Map<String, String> all = new HashMap<>(USUAL);
        all.putAll(set);
        return MailConfig.from(new Settings(key -> Optional.ofNullable(all.get(key))));
    }

    @Test
    void waitsGrowUpToTheLongestAndLastAboutADay() {
        HandoffConfig config =
                new HandoffConfig(12, Duration.ofSeconds(5), Duration.ofHours(6), Duration.ofSeconds(10));
        assertEquals(Duration.ofSeconds(5), config.waitAfter(1, 0));
        assertEquals(Duration.ofSeconds(15), config.waitAfter(2, 0));
        assertEquals(Duration.ofHours(6), config.waitAfter(11, 0));
        assertEquals(Duration.ofMillis(3_750), config.waitAfter(1, 1));
        Duration all = Duration.ZERO;
        for (int failed = 1; failed < config.attempts(); failed++) {
            all = all.plus(config.waitAfter(failed, 0));
        }
        assertTrue(all.compareTo(Duration.ofHours(20)) > 0 && all.compareTo(Duration.ofHours(28)) < 0, all.toString());
    }

    @Test
    void withoutAHostThereIsNoMail() {
        assertEquals(Optional.empty(), mail(Map.of("SMTP_USER", "someone")));
    }

    @Test
    void theSenderIsTheUserUnlessThereIsAnother() {
        Map<String, String> byUser = Map.of("SMTP_HOST", "mail.example", "SMTP_USER", "chat@shop.example");
        assertEquals("chat@shop.example", mail(byUser).orElseThrow().from());
        assertThrows(InvalidSettingException.class, () -> mail(Map.of("SMTP_HOST", "mail.example")));
        assertThrows(
                InvalidSettingException.class,
                () -> mail(Map.of("SMTP_HOST", "mail.example", "SMTP_FROM", "nobody\r\nBcc: x@y.example")));
    }

    @Test
    void encryptionIsAskedForAsTheSettingSays() {
        Map<String, String> set = new HashMap<>(Map.of("SMTP_HOST", "mail.example", "SMTP_FROM", "chat@shop.example"));
        assertEquals("true", mail(set).orElseThrow().properties().get("mail.smtp.starttls.enable"));
        assertEquals("false", mail(set).orElseThrow().properties().get("mail.smtp.starttls.required"));
        set.put("SMTP_STARTTLS", "true");
        assertEquals("true", mail(set).orElseThrow().properties().get("mail.smtp.starttls.required"));
        set.put("SMTP_STARTTLS", "false");
        set.put("SMTP_TLS", "true");
        assertEquals("false", mail(set).orElseThrow().properties().get("mail.smtp.starttls.enable"));
        assertEquals("true", mail(set).orElseThrow().properties().get("mail.smtp.ssl.enable"));
    }
}
