package io.partnerchat.knowledge;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import javax.sql.DataSource;

/** Reads what is known of documents so far, a page at a time and without their texts. */
@ApplicationScoped
class KnownStore {
    private static final int PAGE = 20_000;

    @Resource(lookup = "java:app/jdbc/partnerchat")
    DataSource dataSource;

    /** All of a kind. */
    KnownDocuments known(String companyId, String kind) throws SQLException {
        KnownDocuments known = new KnownDocuments();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement documents = connection.prepareStatement(
                        "select document_id, content_hash, embedded from knowledge_documents where company_id = ?"
                                + " and kind = ? and document_id > ? order by document_id limit " + PAGE)) {
            documents.setString(1, companyId);
            documents.setString(2, kind);
            pages(documents, 3, row -> add(known, kind, row));
        }
        if (known.size() > 0) {
            known.passagesFrom(all -> passages(companyId, all));
        }
        return known;
    }

    private void passages(String companyId, KnownDocuments known) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement passages = connection.prepareStatement(
                        "select vector_id from pinecone_vectors where company_id = ? and vector_id > ?"
                                + " order by vector_id limit " + PAGE)) {
            passages.setString(1, companyId);
            pages(passages, 2, row -> known.passage(row.getString(1)));
        } catch (SQLException e) {
            throw new IllegalStateException("what is known cannot be read", e);
        }
    }

    /** Those of the ids that are there. Asks for each, so it is for a few. */
    KnownDocuments known(String companyId, String kind, Collection<String> ids) throws SQLException {
        KnownDocuments known = new KnownDocuments();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement documents = connection.prepareStatement(
                        "select document_id, content_hash, embedded from knowledge_documents where company_id = ?"
                                + " and kind = ? and document_id = ?");
                PreparedStatement passages = connection.prepareStatement(
                        "select vector_id from pinecone_vectors where" + VersionStore.IN_DOCUMENT)) {
            for (String id : ids) {
                String prefix = PassageIds.prefix(kind, id);
                rows(documents, row -> add(known, kind, row), companyId, kind, id);
                rows(passages, row -> known.passage(row.getString(1)), companyId, prefix, PassageIds.after(prefix));
            }
        }
        return known;
    }

    private static void add(KnownDocuments known, String kind, ResultSet row) throws SQLException {
        known.document(PassageIds.prefix(kind, row.getString(1)), row.getString(2), row.getBoolean(3));
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    /** @param after the parameter that the last value of the first column goes into */
    private static void pages(PreparedStatement select, int after, Row each) throws SQLException {
        String last = "";
        int count;
        do {
            select.setString(after, last);
            count = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    each.take(rows);
                    last = rows.getString(1);
                    count++;
                }
            }
        } while (count == PAGE);
    }

    private static void rows(PreparedStatement select, Row each, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            select.setString(i + 1, values[i]);
        }
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                each.take(rows);
            }
        }
    }
}
