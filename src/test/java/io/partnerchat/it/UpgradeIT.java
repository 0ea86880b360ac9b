package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an older version has stored is there after the upgrade. */
class UpgradeIT {
    @ParameterizedTest
    @EnumSource(Engine.class)
    void turnsAndTheNamesOfTheirMessagesAreTakenOver(Engine engine) throws Exception {
        TestDatabase database = engine.newDatabase();
        migrate(database, "5");
        database.execute(
                "INSERT INTO user_companies (company_id, company_name, email) VALUES ('shop', 'Shop', 'a@b.c')");
        database.execute("INSERT INTO chat_conversations (company_id, user_id, session_id, messages, metadata,"
                + " last_activity_at) VALUES ('shop', 'user', 'session', '[]', '{\"answered_by\":\"passages\"}',"
                + " CURRENT_TIMESTAMP)");
        database.execute("INSERT INTO chat_conversations (company_id, user_id, session_id, messages, last_activity_at)"
                + " VALUES ('shop', 'user', 'session', '[]', CURRENT_TIMESTAMP)");
        database.execute("INSERT INTO client_messages (company_id, session_id, client_message_id, turn_id)"
                + " SELECT company_id, session_id, 'message', MIN(id) FROM chat_conversations"
                + " GROUP BY company_id, session_id");
        migrate(database, "6");
        assertEquals(
                List.of(
                        List.of("shop", "session", "user", "message", "passages"),
                        List.of("shop", "session", "user", "none", "model")),
                database.rows("SELECT company_id, session_id, user_id, COALESCE(client_message_id, 'none'), answered_by"
                        + " FROM chat_turns WHERE asked_ms > 1700000000000 ORDER BY turn_id"));
    }

    private static void migrate(TestDatabase database, String version) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("filesystem:" + Path.of("sql/schema").toAbsolutePath())
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(version)
                .load()
                .migrate();
    }
}
