package io.partnerchat.company;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;

/**
 * Deletes rows that may be many, in the caller's transaction and in steps: one statement over everything could take longer
 * than a connection may be silent.
 */
@ApplicationScoped
public class RowsStore {
    private static final int STEP = 5_000;

    @PersistenceContext
    EntityManager em;

    /** Some of what the erased company has in a table; tells it when there may be more. */
    public void deleteSome(String table, CompanyErased erased) {
        erased.more(step(table, "company_id = ?1", erased.companyId()).executeUpdate() == STEP);
    }

    /** @param condition SQL with the values as ?1, ?2 and so on; the company's id is among them */
    public void deleteAll(String table, String condition, String... values) {
        Query step = step(table, condition, values);
        while (step.executeUpdate() == STEP) {
            // as many again
        }
    }

    private Query step(String table, String condition, String... values) {
        Query step = em.createNativeQuery("delete from " + table + " where " + condition + " limit " + STEP);
        for (int i = 0; i < values.length; i++) {
            step.setParameter(i + 1, values[i]);
        }
        return step;
    }
}
