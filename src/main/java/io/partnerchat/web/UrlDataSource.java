package io.partnerchat.web;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The source behind the connection pool, for any JDBC URL: the URL alone decides which driver answers. */
public class UrlDataSource implements DataSource {
    private static final String MILLIS_TO_LET_IN = String.valueOf(DatabaseWatch.PATIENCE.toMillis());
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    /** What MySQL needs here unless the URL says otherwise. */
    private static final Map<String, String> MYSQL_DEFAULTS = Map.of(
            // Payara sets a JVM key store, and Connector/J would offer it to the server as a client certificate
            "fallbackToSystemKeyStore", "false",
            // one clock for every node and both databases
            "connectionTimeZone", "UTC",
            "forceConnectionTimeZoneToSession", "true",
            "characterEncoding", "UTF-8",
            // until somebody is let in; LONGEST_ANSWER holds from then on
            "connectTimeout", MILLIS_TO_LET_IN,
            "socketTimeout", MILLIS_TO_LET_IN,
            "cachePrepStmts", "true",
            "useLocalSessionState", "true",
            "rewriteBatchedStatements", "true");

    private String url;
    private String user;
    private String password;
    private int loginTimeout;
    private volatile Driver driver;
    private volatile boolean everConnected;
    private volatile DatabaseWatch watch;

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(user, password);
    }

    /** Of a server that is known to be away nothing is asked. */
    @Override
    public Connection getConnection(String name, String secret) throws SQLException {
        if (!everConnected) {
            awaitFirst(name, secret);
        }
        if (watch == null) {
            return connect(name, secret);
        }
        watch.require();
        Connection connection = connect(name, secret);
        if (!url.contains("socketTimeout=")) {
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST_ANSWER.toMillis());
        }
        watch.add(connection);
        return connection;
    }

    /** The container asks before anything of the application runs, and would go on without it. */
    private synchronized void awaitFirst(String name, String secret) {
        if (everConnected) {
            return;
        }
        try {
            FirstConnection.await(() -> connect(name, secret)).close();
            if (isMySql()) {
                watch = new DatabaseWatch(() -> connect(name, secret));
                watch.start();
            }
            everConnected = true;
        } catch (SQLException | RuntimeException e) {
            FailedStart.end(e);
        }
    }

    private boolean isMySql() {
        return url.startsWith("jdbc:mysql:");
    }

    private Connection connect(String name, String secret) throws SQLException {
        Properties properties = new Properties();
        if (name != null && !url.contains("user=")) {
            properties.put("user", name);
        }
        if (secret != null && !url.contains("password=")) {
            properties.put("password", secret);
        }
        if (isMySql()) {
            MYSQL_DEFAULTS.forEach((key, value) -> {
                if (!url.contains(key + "=")) {
                    properties.put(key, value);
                }
            });
        }
        return driver().connect(url, properties);
    }

    private Driver driver() throws SQLException {
        if (driver == null) {
            for (Driver candidate : ServiceLoader.load(Driver.class, UrlDataSource.class.getClassLoader())) {
                if (candidate.acceptsURL(url)) {
                    if (url.startsWith("jdbc:h2:")) {
                        H2Ids.areNeverGivenTwice();
                    }
                    driver = candidate;
                    return candidate;
                }
            }
            throw new SQLException(
                    "DB_URL must start with jdbc:mysql: or jdbc:h2:, no driver knows the one that is set.");
        }
        return driver;
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // the container's logging is used instead
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.partnerchat.web");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("not a wrapper for " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
