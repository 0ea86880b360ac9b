package io.partnerchat.limit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes {@code token_days}, always of one company. Each change is one statement and relative: nodes that do it
 * at once cannot undo each other.
 */
@Stateless
public class TokenDayStore {
    private static final int KEPT_DAYS = 400;

    @PersistenceContext
    EntityManager em;

    /**
     * Makes the row of the day, and removes one that is long gone.
     *
     * @return whether it was not there
     */
    public boolean open(String companyId, LocalDate day) {
        boolean made = em.createNativeQuery("insert ignore into token_days (company_id, on_day) values (?1, ?2)")
                        .setParameter(1, companyId)
                        .setParameter(2, day.toString())
                        .executeUpdate()
                == 1;
        if (made) {
            em.createNativeQuery("delete from token_days where company_id = ?1 and on_day = ?2")
                    .setParameter(1, companyId)
                    .setParameter(2, day.minusDays(KEPT_DAYS).toString())
                    .executeUpdate();
        }
        return made;
    }

    /**
     * Sets tokens aside if the budget still has them, and books what was spent of earlier ones.
     *
     * @return whether it was done; if not, nothing has changed
     */
    public boolean lease(String companyId, LocalDate day, long tokens, long spent, long budget) {
        return em.createNativeQuery("update token_days set spent = spent + ?3, leased = leased - ?3 + ?4"
                                + " where company_id = ?1 and on_day = ?2 and spent + leased + ?4 <= ?5")
                        .setParameter(1, companyId)
                        .setParameter(2, day.toString())
                        .setParameter(3, spent)
                        .setParameter(4, tokens)
                        .setParameter(5, budget)
                        .executeUpdate()
                == 1;
    }

    /** Books what was spent of the leased tokens and gives back what is not needed; less than 0 when more was spent. */
    public void settle(String companyId, LocalDate day, long spent, long back) {
        em.createNativeQuery("update token_days set spent = spent + ?3, leased = leased - ?3 - ?4"
                        + " where company_id = ?1 and on_day = ?2")
                .setParameter(1, companyId)
                .setParameter(2, day.toString())
                .setParameter(3, spent)
                .setParameter(4, back)
                .executeUpdate();
    }

    /** @return whether this is the first refusal of the day at this budget */
    public boolean refused(String companyId, LocalDate day, long budget, long now) {
        return em.createNativeQuery("update token_days set refused_ms = ?3, refused_limit = ?4 where company_id = ?1"
                                + " and on_day = ?2 and (refused_limit is null or refused_limit < ?4)")
                        .setParameter(1, companyId)
                        .setParameter(2, day.toString())
                        .setParameter(3, now)
                        .setParameter(4, budget)
                        .executeUpdate()
                == 1;
    }

    public Optional<TokenDay> find(String companyId, LocalDate day) {
        List<?> rows = em.createNativeQuery("select spent, leased, refused_ms, refused_limit from token_days"
                        + " where company_id = ?1 and on_day = ?2")
                .setParameter(1, companyId)
                .setParameter(2, day.toString())
                .getResultList();
        return rows.stream().map(row -> TokenDay.of((Object[]) row)).findFirst();
    }

    /**
     * A row.
     *
     * @param refusedMs null when nothing was refused
     */
    public record TokenDay(long spent, long leased, Long refusedMs, Long refusedLimit) {
        /** Whether a turn had to do without the model, and would have to again: the budget is no greater now. */
        boolean refusedAt(long budget) {
            return refusedLimit != null && refusedLimit >= budget;
        }

        private static TokenDay of(Object[] row) {
            return new TokenDay(number(row[0]), number(row[1]), number(row[2]), number(row[3]));
        }

        private static Long number(Object value) {
            return value == null ? null : ((Number) value).longValue();
        }
    }
}
