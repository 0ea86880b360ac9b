package io.partnerchat.knowledge;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;

/** Reads {@code pinecone_vectors}, always of one company. */
@Stateless
public class PassageStore {
    private static final int PAGE = 1_000;

    @PersistenceContext
    EntityManager em;

    /** Hands over every passage of the company, in the order of their making, a page at a time. */
    public void forEach(String companyId, Consumer<Passage> consumer) {
        long after = 0;
        List<PassageEntity> page;
        do {
            page = em.createQuery(
                            "select p from Passage p where p.companyId = :company and p.id > :after order by p.id",
                            PassageEntity.class)
                    .setParameter("company", companyId)
                    .setParameter("after", after)
                    .setMaxResults(PAGE)
                    .getResultList();
            for (PassageEntity row : page) {
                if (row.companyId().equals(companyId)) {
                    consumer.accept(row.toPassage());
                }
                after = row.id();
            }
            em.clear();
        } while (page.size() == PAGE);
    }

    /** Names the state of the company's passages; two that are equal and settled hold the same passages. */
    public Version version(String companyId) {
        Object[] row = (Object[])
                em.createNativeQuery("select count(*), coalesce(max(id), 0), max(updated_at), current_timestamp"
                                + " from pinecone_vectors where company_id = ?1")
                        .setParameter(1, companyId)
                        .getSingleResult();
        LocalDateTime changed = time(row[2]);
        // the column counts seconds: within the same second more may still come
        boolean settled = changed == null
                || Math.abs(Duration.between(changed, time(row[3])).toSeconds()) > 1;
        return new Version(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), changed, settled);
    }

    private static LocalDateTime time(Object value) {
        if (value instanceof java.sql.Timestamp timestamp) {
            return timestamp.toLocalDateTime();
        }
        if (value instanceof java.time.OffsetDateTime withOffset) {
            return withOffset.toLocalDateTime();
        }
        return (LocalDateTime) value;
    }

    public record Version(long count, long lastId, LocalDateTime changed, boolean settled) {
        boolean sameAs(Version other) {
            return settled && other.settled && equals(other);
        }
    }
}
