package io.partnerchat.web;

import io.partnerchat.config.InvalidSettingException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The source behind the connection pool, for any JDBC URL: the URL alone decides which driver answers. */
public class UrlDataSource implements DataSource {
    /** What MySQL needs here unless the URL says otherwise. */
    private static final Map<String, String> MYSQL_DEFAULTS = Map.of(
            // Payara sets a JVM key store, and Connector/J would offer it to the server as a client certificate
            "fallbackToSystemKeyStore", "false",
            // one clock for every node and both databases
            "connectionTimeZone", "UTC",
            "forceConnectionTimeZoneToSession", "true",
            "characterEncoding", "UTF-8",
            "connectTimeout", "5000",
            "socketTimeout", "30000",
            "cachePrepStmts", "true",
            "useLocalSessionState", "true",
            "rewriteBatchedStatements", "true");

    private String url;
    private String user;
    private String password;
    private int loginTimeout;
    private volatile Driver driver;
    private volatile boolean everConnected;

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

    @Override
    public Connection getConnection(String name, String secret) throws SQLException {
        try {
            Connection connection = connect(name, secret);
            everConnected = true;
            return connection;
        } catch (SQLException | InvalidSettingException e) {
            if (!everConnected) {
                // the container asks before anything of the application runs, and would go on without it
                FailedStart.end(e);
            }
            throw e;
        }
    }

    private Connection connect(String name, String secret) throws SQLException {
        Properties properties = new Properties();
        if (name != null && !url.contains("user=")) {
            properties.put("user", name);
        }
        if (secret != null && !url.contains("password=")) {
            properties.put("password", secret);
        }
        if (url.startsWith("jdbc:mysql:")) {
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
