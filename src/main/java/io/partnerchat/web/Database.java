package io.partnerchat.web;

import io.partnerchat.config.InvalidSettingException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema, and the demo data when wanted, into the database. Several nodes may do it at once. */
final class Database {
    private static final int TRIES = 3;
    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void migrate() {
        migrate("classpath:sql/schema", "flyway_schema_history");
    }

    /** The demo companies, kept apart from the schema: they have a history table of their own. */
    void loadDemoData() {
        migrate("classpath:sql/demo", "flyway_demo_history");
    }

    /** Whether this is the database inside the server and not one that somebody runs. */
    boolean embedded() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getURL().startsWith("jdbc:h2:");
        } catch (SQLException e) {
            throw new InvalidSettingException("The database at DB_URL cannot be reached: " + e.getMessage());
        }
    }

    /** Making the history table is the one step of Flyway that two nodes can do at once; who is second tries again. */
    private void migrate(String location, String historyTable) {
        for (int tries = 1; ; tries++) {
            try {
                flyway(location, historyTable).migrate();
                return;
            } catch (FlywayException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Flyway flyway(String location, String historyTable) {
        return Flyway.configure(Database.class.getClassLoader())
                .dataSource(dataSource)
                .locations(location)
                .table(historyTable)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .callbacks(new LongMigrations())
                .load();
    }
}
