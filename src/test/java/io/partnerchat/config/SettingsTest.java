package io.partnerchat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static Settings of(String value) {
        return new Settings(key -> Optional.ofNullable(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "11", "1.5", "", "99999999999"})
    void aWrongNumberIsNamedInASentence(String value) {
        InvalidSettingException e =
                assertThrows(InvalidSettingException.class, () -> of(value).integer("LIMIT", 1, 10));
        assertTrue(e.getMessage().startsWith("LIMIT must"), e.getMessage());
    }

    @Test
    void aBlankValueIsNoValue() {
        assertEquals(Optional.empty(), of("  ").optional("KEY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "host", "https://user:pw@host", "https://host?q=1", "http:///x", "ht tp://x"})
    void onlyAPlainWebAddressIsAnAddress(String value) {
        assertThrows(InvalidSettingException.class, () -> of(value).url("URL"));
    }

    @Test
    void aSlashAtTheEndOfAnAddressIsDropped() {
        assertEquals("https://host/v1", of("https://host/v1/").url("URL").toString());
    }

    @Test
    void aSecretThatCannotBeSentIsRefusedWithoutBeingShown() {
        InvalidSettingException e = assertThrows(
                InvalidSettingException.class, () -> of("top\nsecret").secret("KEY"));
        assertFalse(e.getMessage().contains("secret\n") || e.getMessage().contains("top"), e.getMessage());
    }
}
