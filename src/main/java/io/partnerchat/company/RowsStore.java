package io.partnerchat.company;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;

/**
 * Deletes rows that may be many, a step of them in the caller's transaction: one over everything could take longer than a
 * connection may be silent.
 */
@ApplicationScoped
public class RowsStore {
    public static final int STEP = 5_000;

    @PersistenceContext
    EntityManager em;

    /** Some of what the erased company has in a table; tells it when there may be more. */
    public void deleteSome(String table, CompanyErased erased) {
        erased.more(deleteSome(table, "company_id = ?1", erased.companyId()));
    }

    /**
     * @param condition SQL with the values as ?1, ?2 and so on; the company's id is among them
     * @return whether there may be more
     */
    public boolean deleteSome(String table, String condition, String... values) {
        return step(table, condition, values).executeUpdate() == STEP;
    }

    private Query step(String table, String condition, String... values) {
        Query step = em.createNativeQuery("delete from " + table + " where " + condition + " limit " + STEP);
        for (int i = 0; i < values.length; i++) {
            step.setParameter(i + 1, values[i]);
        }
        return step;
    }
}
