package io.partnerchat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class H2IdsTest {
    /** The race itself takes thousands of turns to meet; this is what makes it impossible. */
    @Test
    void theCounterOfAnIdIsMovedByNothingButTakingTheNext() throws Exception {
        H2Ids.areNeverGivenTwice();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:ids;MODE=MariaDB");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE given_ids (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, x INT)");
            statement.execute("INSERT INTO given_ids (x) VALUES (1)");
            statement.execute("INSERT INTO given_ids (id, x) VALUES (1000, 2)");
            statement.execute("INSERT INTO given_ids (x) VALUES (3)");
            try (ResultSet found = statement.executeQuery("SELECT id FROM given_ids WHERE x = 3")) {
                assertTrue(found.next());
                assertEquals(2, found.getLong(1));
            }
        }
    }
}
