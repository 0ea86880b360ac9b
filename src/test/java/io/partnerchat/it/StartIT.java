package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that cannot work does not pretend to. */
class StartIT {
    @Test
    void aWrongSettingEndsTheStartWithASentenceThatNamesIt() throws Exception {
        Map<String, String> wrong = Map.of(
                "CHAT_TURN_SECONDS", "abc",
                "OPENAI_BASE_URL", "nonsense",
                "SMTP_TLS", "maybe",
                "DB_URL", "jdbc:mysql://127.0.0.1:1/nothing");
        Map<String, Server> servers = new LinkedHashMap<>();
        wrong.forEach((key, value) -> servers.put(
                key, Server.start("wrong-" + Names.unique(key), Map.of(key, value, "DB_START_SECONDS", "2"))));
        for (Map.Entry<String, Server> entry : servers.entrySet()) {
            assertNotEquals(0, entry.getValue().exitCode(), entry.getKey());
            String log = entry.getValue().log();
            assertTrue(
                    log.lines()
                            .anyMatch(line ->
                                    line.contains("The server does not start: ") && line.contains(entry.getKey())),
                    log);
            assertFalse(log.contains(" ready in "), log);
        }
    }
}
