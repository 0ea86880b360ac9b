package io.partnerchat.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.IntFunction;

/** Companies and passages, written past the server into its database. */
final class BenchData {
    static final int COMPANIES = 100_000;
    static final int PASSAGES = 200;
    /** The company that visitors chat with. */
    static final String CHAT_COMPANY = "bench-chat";

    private static final int BATCH = 1_000;
    private static final String[] WORDS = ("parcel order delivery return refund voucher candle ceramic blanket lamp"
                    + " size colour stock payment card invoice account password newsletter warranty repair gift"
                    + " customs courier tracking address discount season workshop catalogue")
            .split(" ");

    private final Connection connection;

    BenchData(Connection connection) {
        this.connection = connection;
    }

    static Connection connect(String url) throws SQLException {
        String user = System.getenv().getOrDefault("DB_USER", "sa");
        return DriverManager.getConnection(url, user, System.getenv().getOrDefault("DB_PASSWORD", ""));
    }

    static String companyId(int number) {
        return String.format(Locale.ROOT, "bench-%06d", number);
    }

    static String passageId(int number) {
        return "passage-" + number;
    }

    static String title(int number) {
        return "Help page " + number + " about " + WORDS[number % WORDS.length];
    }

    /** About 500 characters, from words of which each passage has its own choice. */
    static String text(int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(WORDS[(number * 7 + i * (1 + number % 5)) % WORDS.length])
                    .append(i % 12 == 11 ? ". " : " ");
        }
        return text.toString().strip();
    }

    /** The company that visitors chat with, and what its bot knows. */
    void chatCompany() throws SQLException {
        company(CHAT_COMPANY, 1, i -> CHAT_COMPANY);
        batch(
                "insert into pinecone_vectors (company_id, vector_id, content, metadata) values (?, ?, ?, ?)",
                PASSAGES,
                i -> new String[] {CHAT_COMPANY, passageId(i), text(i), "{\"title\":\"" + title(i) + "\"}"});
    }

    /** {@value #COMPANIES} companies with their settings. */
    void manyCompanies() throws SQLException {
        company("Company", COMPANIES, BenchData::companyId);
    }

    /** Companies whose knowledge anybody may search. */
    void searched(int companies, int passages, IntFunction<String> id) throws SQLException {
        batch(
                "insert into user_companies (company_id, company_name, email, settings, ai_config)"
                        + " values (?, 'Searched', 'bench@shop.example', '{\"settings_access\":\"open\"}', '{}')",
                companies,
                i -> new String[] {id.apply(i)});
        batch(
                "insert into pinecone_vectors (company_id, vector_id, content, metadata) values (?, ?, ?, ?)",
                companies * passages,
                i -> new String[] {
                    id.apply(i / passages), passageId(i % passages), text(i), "{\"title\":\"" + title(i) + "\"}"
                });
    }

    private interface Row {
        String[] of(int number);
    }

    private interface Id {
        String of(int number);
    }

    private void company(String name, int count, Id id) throws SQLException {
        batch(
                "insert into user_companies (company_id, company_name, email, phone, settings, ai_config)"
                        + " values (?, ?, 'bench@shop.example', '+47 55 01 23 45', '{\"settings_access\":\"key\"}', '{}')",
                count,
                i -> new String[] {id.of(i), name + " " + i});
        batch("insert into widget_settings (company_id, company_name, welcome_message) values (?, ?, ?)", count, i ->
                new String[] {id.of(i), name + " " + i, "Welcome to our shop! What can we do for you today?"});
    }

    private void batch(String sql, int count, Row row) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < count; i++) {
                String[] values = row.of(i);
                for (int column = 0; column < values.length; column++) {
                    insert.setString(column + 1, values[column]);
                }
                insert.addBatch();
                if (i % BATCH == BATCH - 1 || i == count - 1) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
    }
}
