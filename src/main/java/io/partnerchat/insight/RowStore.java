package io.partnerchat.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;

/** Runs statements that were gathered piece by piece, in the caller's transaction; each names its company. */
@ApplicationScoped
class RowStore {
    @PersistenceContext
    EntityManager em;

    /** @return each row as an array, of one column too */
    List<Object[]> rows(Sql sql, int most) {
        Query query = em.createNativeQuery(sql.numbered()).setMaxResults(most);
        for (int i = 0; i < sql.values().size(); i++) {
            query.setParameter(i + 1, sql.values().get(i));
        }
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(row -> row instanceof Object[] columns ? columns : new Object[] {row})
                .toList();
    }
}
