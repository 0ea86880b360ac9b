package io.partnerchat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.config.InvalidSettingException;
import io.partnerchat.config.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerConfigTest {
    private static ServerConfig config(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(Map.of("PORT", "8080", "DEMO_DATA", "auto", "DB_START_SECONDS", "60"));
        all.putAll(changes);
        return ServerConfig.from(new Settings(key -> Optional.ofNullable(all.get(key))));
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, 0",
        "PORT, 65536",
        "PORT, abc",
        "DEMO_DATA, yes",
        "DB_POOL_MAX, 0",
        "DB_POOL_MAX, many",
        "DB_POOL_WAIT_MS, -1",
        "DB_START_SECONDS, soon"
    })
    void aWrongValueIsRefusedByASentenceThatNamesIt(String key, String value) {
        var refused = assertThrows(InvalidSettingException.class, () -> config(Map.of(key, value)));
        assertTrue(refused.getMessage().startsWith(key + " must be "), refused.getMessage());
    }

    @Test
    void whatIsRightIsTaken() {
        var config = config(Map.of("PORT", "9090", "DEMO_DATA", "TRUE", "DB_POOL_MAX", "5", "DB_POOL_WAIT_MS", ""));
        assertEquals(new ServerConfig(9090, Optional.of(true)), config);
        assertEquals(Optional.empty(), config(Map.of()).demoData());
    }
}
