package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The four tables of the contract, column for column, as each database itself describes them. */
class SchemaIT extends OnBothEngines {
    private static final String H2_LONG_TEXT = "1000000000";

    @Test
    void userCompaniesIsAsTheContractHasIt() throws Exception {
        assertColumns("user_companies", """
                id bigint not null auto_increment
                company_id varchar(255) not null
                company_name varchar(255) not null
                email varchar(255) not null
                phone varchar(255)
                website varchar(255)
                logo_url varchar(500)
                settings json
                ai_config json
                is_active boolean default 1
                created_at timestamp default now
                updated_at timestamp default now on update now
                """);
        assertEquals(new TreeSet<>(List.of("unique company_id", "unique id")), indexes("user_companies"));
    }

    @Test
    void widgetSettingsIsAsTheContractHasIt() throws Exception {
        assertColumns("widget_settings", """
                id bigint not null auto_increment
                company_id varchar(255) not null
                primary_color varchar(7) default #007bff
                secondary_color varchar(7) default #6c757d
                text_color varchar(7) default #ffffff
                background_color varchar(7) default #ffffff
                border_radius int default 12
                company_name varchar(255) not null
                company_logo varchar(500)
                welcome_message text not null
                placeholder_text varchar(255) default Type your message...
                position enum('bottom-right','bottom-left','top-right','top-left') default bottom-right
                auto_open boolean default 0
                show_typing_indicator boolean default 1
                ai_personality text default friendly and helpful assistant
                ai_temperature decimal(2,1) default 0.7
                max_tokens int default 500
                created_at timestamp default now
                updated_at timestamp default now on update now
                """);
        assertEquals(
                List.of(List.of("company_id", "user_companies", "company_id")),
                engine == Engine.MYSQL ? mysqlForeignKeys() : h2ForeignKeys());
    }

    @Test
    void chatConversationsIsAsTheContractHasIt() throws Exception {
        assertColumns("chat_conversations", """
                id bigint not null auto_increment
                company_id varchar(255) not null
                user_id varchar(255) not null
                session_id varchar(255) not null
                messages json not null
                metadata json
                last_activity_at timestamp not null
                created_at timestamp default now
                updated_at timestamp default now on update now
                """);
        assertEquals(
                new TreeSet<>(List.of(
                        "unique id",
                        "idx_company_user company_id,user_id",
                        "idx_company_session company_id,session_id")),
                indexes("chat_conversations"));
    }

    @Test
    void pineconeVectorsIsAsTheContractHasIt() throws Exception {
        assertColumns("pinecone_vectors", """
                id bigint not null auto_increment
                company_id varchar(255) not null
                vector_id varchar(255) not null
                content text not null
                metadata json
                source varchar(255)
                created_at timestamp default now
                updated_at timestamp default now on update now
                """);
        assertEquals(
                new TreeSet<>(List.of("unique id", "idx_company company_id", "unique company_id,vector_id")),
                indexes("pinecone_vectors"));
    }

    @Test
    void theUniqueKeyOfTheVectorsHasTheContractsName() throws Exception {
        assertEquals(
                List.of(List.of("unique_company_vector")),
                database()
                        .rows("SELECT LOWER(constraint_name) FROM information_schema.table_constraints"
                                + " WHERE table_name = 'pinecone_vectors' AND constraint_type = 'UNIQUE'"
                                + (engine == Engine.MYSQL ? " AND table_schema = DATABASE()" : "")));
    }

    @Test
    void aRowThatNamesOnlyWhatItMustHasTheDefaults() throws Exception {
        String id = Names.unique("defaults-");
        database()
                .execute(
                        "INSERT INTO user_companies (company_id, company_name, email) VALUES (?, 'x', 'a@b.example')",
                        id);
        database()
                .execute(
                        "INSERT INTO widget_settings (company_id, company_name, welcome_message) VALUES (?, 'x', 'Hi')",
                        id);
        assertEquals(
                List.of(List.of("yes", "yes", "yes")),
                database()
                        .rows(
                                "SELECT " + yes("is_active") + ", " + yes("created_at IS NOT NULL") + ", "
                                        + yes("updated_at IS NOT NULL") + " FROM user_companies WHERE company_id = ?",
                                id));
        assertEquals(
                List.of(List.of(
                        "#007bff",
                        "#6c757d",
                        "#ffffff",
                        "#ffffff",
                        "12",
                        "Type your message...",
                        "bottom-right",
                        "no",
                        "yes",
                        "friendly and helpful assistant",
                        "0.7",
                        "500",
                        "yes",
                        "yes")),
                database()
                        .rows(
                                "SELECT primary_color, secondary_color, text_color, background_color, border_radius,"
                                        + " placeholder_text, position, " + yes("auto_open") + ", "
                                        + yes("show_typing_indicator")
                                        + ", ai_personality, ai_temperature, max_tokens, "
                                        + yes("created_at IS NOT NULL") + ", "
                                        + yes("updated_at IS NOT NULL") + " FROM widget_settings WHERE company_id = ?",
                                id));
    }

    private static String yes(String condition) {
        return "CASE WHEN " + condition + " THEN 'yes' ELSE 'no' END";
    }

    @Test
    void textOfEveryScriptFitsAndIdsThatDifferInCaseAreTwo() throws Exception {
        String id = Names.unique("case-");
        for (String variant : List.of(id, id.toUpperCase(Locale.ROOT), id + "é", id + "e")) {
            database()
                    .execute(
                            "INSERT INTO user_companies (company_id, company_name, email) VALUES (?, ?, ?)",
                            variant,
                            "𝔊𝔬𝔱𝔥 🏔 שלום",
                            "a@b.example");
        }
        assertEquals(
                List.of(List.of("𝔊𝔬𝔱𝔥 🏔 שלום")),
                database().rows("SELECT company_name FROM user_companies WHERE company_id = ?", id));
    }

    private void assertColumns(String table, String expected) throws Exception {
        assertEquals(
                expected, String.join("\n", engine == Engine.MYSQL ? mysqlColumns(table) : h2Columns(table)) + "\n");
    }

    /** MariaDB describes the same columns in slightly other words. */
    private List<String> mysqlColumns(String table) throws Exception {
        List<String> columns = new ArrayList<>();
        for (List<String> row : database()
                .rows(
                        "SELECT column_name, column_type, is_nullable, column_default, extra"
                                + " FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?"
                                + " ORDER BY ordinal_position",
                        table)) {
            String type = row.get(1)
                    .toLowerCase(Locale.ROOT)
                    .replace("tinyint(1)", "boolean")
                    .replaceAll("^(bigint|int)\\(\\d+\\)", "$1")
                    .replace("longtext", "json");
            String extra = row.get(4).toLowerCase(Locale.ROOT);
            columns.add(column(row.get(0), type, row.get(2), mysqlDefault(row.get(3)))
                    + (extra.contains("auto_increment") ? " auto_increment" : "")
                    + (extra.contains("on update current_timestamp") ? " on update now" : ""));
        }
        return columns;
    }

    private static String mysqlDefault(String text) {
        if (text == null || text.equals("NULL")) {
            return null;
        }
        String plain = text.replaceAll("^_utf8mb4", "").replace("\\'", "'");
        return plain.toLowerCase(Locale.ROOT).startsWith("current_timestamp")
                ? "now"
                : plain.replaceAll("^'(.*)'$", "$1");
    }

    private List<String> h2Columns(String table) throws Exception {
        List<String> columns = new ArrayList<>();
        for (List<String> row : database()
                .rows(
                        "SELECT column_name, data_type, character_maximum_length, numeric_precision, numeric_scale,"
                                + " domain_name, is_nullable, column_default, is_identity, column_on_update, dtd_identifier"
                                + " FROM information_schema.columns WHERE table_name = ? ORDER BY ordinal_position",
                        table)) {
            boolean identity = row.get(8).equals("YES");
            columns.add(column(row.get(0), h2Type(table, row), row.get(6), identity ? null : h2Default(row.get(7)))
                    + (identity ? " auto_increment" : "")
                    + (row.get(9) != null ? " on update now" : ""));
        }
        return columns;
    }

    private String h2Type(String table, List<String> row) throws Exception {
        if (row.get(5) != null) {
            return row.get(5);
        }
        String type = row.get(1).toLowerCase(Locale.ROOT);
        return switch (type) {
            case "character varying" -> row.get(2).equals(H2_LONG_TEXT) ? "text" : "varchar(" + row.get(2) + ")";
            case "character large object" -> "text";
            case "integer" -> "int";
            case "numeric", "decimal" -> "decimal(" + row.get(3) + "," + row.get(4) + ")";
            case "enum" ->
                database()
                        .rows(
                                "SELECT value_name FROM information_schema.enum_values WHERE object_name = ?"
                                        + " AND enum_identifier = ? ORDER BY value_ordinal",
                                table,
                                row.get(10))
                        .stream()
                        .map(value -> "'" + value.get(0) + "'")
                        .collect(java.util.stream.Collectors.joining(",", "enum(", ")"));
            default -> type;
        };
    }

    private static String h2Default(String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "TRUE" -> "1";
            case "FALSE" -> "0";
            case "CURRENT_TIMESTAMP", "LOCALTIMESTAMP" -> "now";
            default -> text.replaceAll("^'(.*)'$", "$1");
        };
    }

    private static String column(String name, String type, String nullable, String defaultValue) {
        return name + " " + type + (nullable.equals("NO") ? " not null" : "")
                + (defaultValue == null ? "" : " default " + defaultValue);
    }

    /** Of a unique one only the columns, as its name is not part of the contract, except where it is. */
    private Set<String> indexes(String table) throws Exception {
        Set<String> indexes = new TreeSet<>();
        for (List<String> row : database()
                .rows(
                        engine == Engine.MYSQL
                                ? "SELECT index_name, GROUP_CONCAT(column_name ORDER BY seq_in_index), MIN(non_unique)"
                                        + " FROM information_schema.statistics WHERE table_schema = DATABASE()"
                                        + " AND table_name = ? GROUP BY index_name"
                                : "SELECT index_name, GROUP_CONCAT(column_name ORDER BY ordinal_position SEPARATOR ','),"
                                        + " MAX(CASE WHEN is_unique THEN 0 ELSE 1 END)"
                                        + " FROM information_schema.index_columns WHERE table_name = ?"
                                        + " GROUP BY index_name",
                        table)) {
            String name = row.get(2).equals("0") ? "unique" : row.get(0).toLowerCase(Locale.ROOT);
            indexes.add(name + " " + row.get(1));
        }
        return indexes;
    }

    private List<List<String>> mysqlForeignKeys() throws Exception {
        return database()
                .rows("SELECT column_name, referenced_table_name, referenced_column_name"
                        + " FROM information_schema.key_column_usage WHERE table_schema = DATABASE()"
                        + " AND table_name = 'widget_settings' AND referenced_table_name IS NOT NULL");
    }

    private List<List<String>> h2ForeignKeys() throws Exception {
        return database().rows("""
                SELECT own.column_name, theirs.table_name, theirs.column_name
                FROM information_schema.referential_constraints r
                JOIN information_schema.key_column_usage own ON own.constraint_name = r.constraint_name
                JOIN information_schema.key_column_usage theirs ON theirs.constraint_name = r.unique_constraint_name
                WHERE own.table_name = 'widget_settings'""");
    }
}
