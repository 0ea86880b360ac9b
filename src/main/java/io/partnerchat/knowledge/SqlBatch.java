package io.partnerchat.knowledge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** One statement for many rows, sent together. */
final class SqlBatch implements AutoCloseable {
    private final PreparedStatement statement;
    private boolean empty = true;

    SqlBatch(Connection connection, String sql) throws SQLException {
        statement = connection.prepareStatement(sql);
    }

    void add(Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
        empty = false;
    }

    void run() throws SQLException {
        if (!empty) {
            statement.executeBatch();
            empty = true;
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
