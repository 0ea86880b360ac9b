package io.partnerchat.knowledge;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads {@code pinecone_vectors}, always of one company. */
@Stateless
public class PassageStore {
    private static final int PAGE = 1_000;
    private static final int PAGE_OF_TIMES = 20_000;

    @PersistenceContext
    EntityManager em;

    /** Hands over every passage of the company, in the order of their making, a page at a time. */
    public void forEach(String companyId, Consumer<PassageRow> consumer) {
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
                hand(row, companyId, consumer);
                after = row.id();
            }
            em.clear();
        } while (page.size() == PAGE);
    }

    /** Hands over some of them; those that are gone are left out. */
    public void forEach(String companyId, List<Long> ids, Consumer<PassageRow> consumer) {
        for (int i = 0; i < ids.size(); i++) {
            PassageEntity row = em.find(PassageEntity.class, ids.get(i));
            if (row != null) {
                hand(row, companyId, consumer);
            }
            if (i % PAGE == PAGE - 1) {
                em.clear();
            }
        }
    }

    /** A few of them, by their ids at Pinecone. */
    public Map<String, Passage> named(String companyId, List<String> vectorIds) {
        Map<String, Passage> named = new HashMap<>();
        em.createQuery(
                        "select p from Passage p where p.companyId = :company and p.vectorId in :ids",
                        PassageEntity.class)
                .setParameter("company", companyId)
                .setParameter("ids", vectorIds)
                .getResultStream()
                .map(PassageEntity::toPassage)
                .forEach(passage -> named.put(passage.id(), passage));
        return named;
    }

    private static void hand(PassageEntity row, String companyId, Consumer<PassageRow> consumer) {
        if (row.companyId().equals(companyId)) {
            consumer.accept(new PassageRow(row.id(), row.toPassage()));
        }
    }

    /** Which rows there are and when they changed, without their texts. */
    public PassageTimes times(String companyId) {
        long[] ids = new long[PAGE];
        long[] times = new long[PAGE];
        int count = 0;
        List<?> page;
        do {
            page = em.createNativeQuery("select id, updated_at, current_timestamp from pinecone_vectors"
                            + " where company_id = ?1 and id > ?2 order by id")
                    .setParameter(1, companyId)
                    .setParameter(2, count == 0 ? 0L : ids[count - 1])
                    .setMaxResults(PAGE_OF_TIMES)
                    .getResultList();
            ids = Arrays.copyOf(ids, Math.max(ids.length, count + page.size()));
            times = Arrays.copyOf(times, ids.length);
            for (Object item : page) {
                Object[] row = (Object[]) item;
                LocalDateTime changed = time(row[1]);
                ids[count] = ((Number) row[0]).longValue();
                times[count++] = isSettled(changed, time(row[2]))
                        ? changed.toEpochSecond(ZoneOffset.UTC)
                        : PassageTimes.UNSETTLED;
            }
        } while (page.size() == PAGE_OF_TIMES);
        return new PassageTimes(Arrays.copyOf(ids, count), Arrays.copyOf(times, count));
    }

    /** Names the state of the company's passages; two that are equal and settled hold the same passages. */
    public Version version(String companyId) {
        Object[] row = (Object[])
                em.createNativeQuery("select count(*), coalesce(max(id), 0), max(updated_at), current_timestamp"
                                + " from pinecone_vectors where company_id = ?1")
                        .setParameter(1, companyId)
                        .getSingleResult();
        LocalDateTime changed = time(row[2]);
        boolean settled = changed == null || isSettled(changed, time(row[3]));
        return new Version(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), changed, settled);
    }

    /** The column counts seconds: within the same second more may still come. */
    private static boolean isSettled(LocalDateTime changed, LocalDateTime now) {
        return changed != null && Math.abs(Duration.between(changed, now).toSeconds()) > 1;
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
            return settled && equals(other);
        }
    }
}
