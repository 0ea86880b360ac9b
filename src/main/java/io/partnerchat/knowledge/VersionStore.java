package io.partnerchat.knowledge;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Writes documents with their passages, in the caller's transaction. In batches, which JPA cannot do for rows that the
 * database numbers: a feed has tens of thousands.
 */
@ApplicationScoped
class VersionStore {
    /** The passages of one document. */
    static final String IN_DOCUMENT = " company_id = ? and vector_id > ? and vector_id < ?";

    @Resource(lookup = "java:app/jdbc/partnerchat")
    DataSource dataSource;

    /**
     * A version to be written.
     *
     * @param before the names of the passages that it takes the place of
     * @param wasEmbedded whether Pinecone has vectors of those
     * @param embedded whether Pinecone has all vectors of the new ones
     */
    record Write(DocumentVersion version, Set<String> before, boolean wasEmbedded, boolean embedded) {}

    /** The vectors of these passages may be in Pinecone from now on. */
    void announce(String companyId, Lane lane, Collection<String> vectorIds) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                SqlBatch removal = removal(connection)) {
            for (String id : vectorIds) {
                removal.add(companyId, lane.word(), id);
            }
            removal.run();
        }
    }

    void write(String companyId, Lane lane, List<Write> writes) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                SqlBatch insert = new SqlBatch(
                        connection,
                        "insert into pinecone_vectors (company_id, vector_id, content, metadata, source)"
                                // one that somebody has put there meanwhile is made ours
                                + " values (?, ?, ?, ?, ?) on duplicate key update content = values(content),"
                                + " metadata = values(metadata), source = values(source)");
                SqlBatch delete = new SqlBatch(
                        connection, "delete from pinecone_vectors where company_id = ? and vector_id = ?");
                SqlBatch kept =
                        new SqlBatch(connection, "delete from vector_removals where company_id = ? and vector_id = ?");
                SqlBatch removal = removal(connection);
                SqlBatch document = document(connection)) {
            for (Write write : writes) {
                DocumentVersion version = write.version();
                Set<String> stale = new HashSet<>(write.before());
                for (Piece piece : version.pieces()) {
                    stale.remove(piece.vectorId());
                    insert.add(
                            companyId,
                            piece.vectorId(),
                            piece.text(),
                            piece.metadata().toString(),
                            version.kind());
                    kept.add(companyId, piece.vectorId());
                }
                for (String id : stale) {
                    delete.add(companyId, id);
                    if (write.wasEmbedded()) {
                        removal.add(companyId, lane.word(), id);
                    }
                }
                add(document, companyId, write);
            }
            for (SqlBatch batch : List.of(delete, insert, kept, removal, document)) {
                batch.run();
            }
        }
    }

    void deleteNotes(String companyId, List<RemovalStore.Note> notes) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                SqlBatch delete =
                        new SqlBatch(connection, "delete from vector_removals where id = ? and company_id = ?")) {
            for (RemovalStore.Note note : notes) {
                delete.add(note.id(), companyId);
            }
            delete.run();
        }
    }

    void delete(String companyId, String kind, Collection<String> ids) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                SqlBatch removals = new SqlBatch(
                        connection,
                        "insert into vector_removals (company_id, lane, vector_id) select p.company_id, ?, p.vector_id"
                                + " from pinecone_vectors p join knowledge_documents d on d.company_id = p.company_id"
                                + " and d.kind = ? and d.document_id = ? and d.embedded = true"
                                + " where p.company_id = ? and p.vector_id > ? and p.vector_id < ?");
                SqlBatch passages = new SqlBatch(connection, "delete from pinecone_vectors where" + IN_DOCUMENT);
                SqlBatch documents = new SqlBatch(
                        connection,
                        "delete from knowledge_documents where company_id = ? and kind = ? and document_id = ?")) {
            String lane = Lane.ofDocument(kind).word();
            for (String id : ids) {
                String prefix = PassageIds.prefix(kind, id);
                removals.add(lane, kind, id, companyId, prefix, PassageIds.after(prefix));
                passages.add(companyId, prefix, PassageIds.after(prefix));
                documents.add(companyId, kind, id);
            }
            for (SqlBatch batch : List.of(removals, passages, documents)) {
                batch.run();
            }
        }
    }

    private static SqlBatch removal(Connection connection) throws SQLException {
        return new SqlBatch(connection, "insert into vector_removals (company_id, lane, vector_id) values (?, ?, ?)");
    }

    private static SqlBatch document(Connection connection) throws SQLException {
        return new SqlBatch(
                connection,
                "insert into knowledge_documents (company_id, kind, document_id, title, url, language, content_hash,"
                        + " source_text, passages, embedded, source_group, feed_ms, changed_ms)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on duplicate key update title = values(title),"
                        + " url = values(url), language = values(language), content_hash = values(content_hash),"
                        + " source_text = values(source_text), passages = values(passages),"
                        + " embedded = values(embedded), source_group = values(source_group),"
                        + " feed_ms = values(feed_ms), changed_ms = values(changed_ms)");
    }

    private static void add(SqlBatch document, String companyId, Write write) throws SQLException {
        DocumentVersion version = write.version();
        document.add(
                companyId,
                version.kind(),
                version.id(),
                version.title(),
                version.url(),
                version.language(),
                version.hash(),
                version.source(),
                version.pieces().size(),
                write.embedded(),
                version.group(),
                version.feedMillis(),
                System.currentTimeMillis());
    }
}
