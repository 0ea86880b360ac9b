package io.partnerchat.knowledge;

import io.partnerchat.company.JsonColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code knowledge_feeds}, in the caller's transaction. */
@ApplicationScoped
class FeedStore {
    private static final JsonColumn COLUMN = new JsonColumn();
    private static final String LIST = "errors";

    @PersistenceContext
    EntityManager em;

    Optional<Feed> find(String companyId) {
        List<?> rows = em.createNativeQuery(
                        "select form, upload_hash, products, embedded, failed, errors, made_ms, feed_ms"
                                + " from knowledge_feeds where company_id = ?1")
                .setParameter(1, companyId)
                .getResultList();
        return rows.stream().map(row -> feed((Object[]) row)).findFirst();
    }

    private static Feed feed(Object[] row) {
        JsonObject errors = COLUMN.convertToEntityAttribute(row[5] == null ? null : row[5].toString());
        return new Feed(
                (String) row[0],
                (String) row[1],
                ((Number) row[2]).intValue(),
                row[3] instanceof Boolean flag ? flag : ((Number) row[3]).intValue() != 0,
                ((Number) row[4]).intValue(),
                errors.containsKey(LIST) ? errors.getJsonArray(LIST) : JsonValue.EMPTY_JSON_ARRAY,
                row[6] == null ? null : ((Number) row[6]).longValue(),
                ((Number) row[7]).longValue());
    }

    void put(String companyId, Feed feed) {
        String errors = COLUMN.convertToDatabaseColumn(
                Json.createObjectBuilder().add(LIST, feed.errors()).build());
        em.createNativeQuery(
                        "insert into knowledge_feeds (company_id, form, upload_hash, products, embedded, failed, errors,"
                                + " made_ms, feed_ms) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) on duplicate key update"
                                + " form = values(form), upload_hash = values(upload_hash), products = values(products),"
                                + " embedded = values(embedded), failed = values(failed), errors = values(errors),"
                                + " made_ms = values(made_ms), feed_ms = values(feed_ms)")
                .setParameter(1, companyId)
                .setParameter(2, feed.form())
                .setParameter(3, feed.uploadHash())
                .setParameter(4, feed.products())
                .setParameter(5, feed.embedded())
                .setParameter(6, feed.failed())
                .setParameter(7, errors)
                .setParameter(8, feed.madeMillis())
                .setParameter(9, feed.feedMillis())
                .executeUpdate();
    }

    /** All it takes when the same feed has come again. */
    void date(String companyId, long feedMillis) {
        em.createNativeQuery("update knowledge_feeds set feed_ms = ?1 where company_id = ?2")
                .setParameter(1, feedMillis)
                .setParameter(2, companyId)
                .executeUpdate();
    }

    /** What it said is no longer what is there. */
    void readAgain(String companyId) {
        em.createNativeQuery("update knowledge_feeds set upload_hash = null where company_id = ?1")
                .setParameter(1, companyId)
                .executeUpdate();
    }

    void delete(String companyId) {
        em.createNativeQuery("delete from knowledge_feeds where company_id = ?1")
                .setParameter(1, companyId)
                .executeUpdate();
    }
}
