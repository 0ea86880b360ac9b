package io.partnerchat.web;

import io.partnerchat.config.InvalidSettingException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema, and the demo data when wanted, into the database. Several nodes may do it at once. */
final class Database {
    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void migrate() {
        flyway("classpath:sql/schema", "flyway_schema_history").migrate();
    }

    /** The demo companies, kept apart from the schema: they have a history table of their own. */
    void loadDemoData() {
        flyway("classpath:sql/demo", "flyway_demo_history").migrate();
    }

    /** Whether this is the database inside the server and not one that somebody runs. */
    boolean embedded() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getURL().startsWith("jdbc:h2:");
        } catch (SQLException e) {
            throw new InvalidSettingException("The database at DB_URL cannot be reached: " + e.getMessage());
        }
    }

    private Flyway flyway(String location, String historyTable) {
        return Flyway.configure(Database.class.getClassLoader())
                .dataSource(dataSource)
                .locations(location)
                .table(historyTable)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }
}
