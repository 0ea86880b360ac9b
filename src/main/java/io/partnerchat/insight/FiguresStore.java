package io.partnerchat.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.OptionalLong;

/** Adds turns of one company up, from one index alone, in the caller's transaction. */
@ApplicationScoped
class FiguresStore {
    private static final String SPAN =
            " from chat_turns where company_id = ?1 and asked_ms >= ?2 and asked_ms < ?3 and answered_in is null";
    private static final String DAY = "floor(asked_ms / 86400000)";
    private static final String ROUNDED =
            "case when first_text_ms < 1000 then first_text_ms else first_text_ms - mod(first_text_ms, 10) end";

    @PersistenceContext
    EntityManager em;

    /** When the last of so many turns was asked, counted from the newest; empty when there are fewer. */
    OptionalLong beyond(String companyId, long from, long to, int turns) {
        List<?> rows = em.createNativeQuery("select asked_ms from chat_turns where company_id = ?1 and asked_ms >= ?2"
                        + " and asked_ms < ?3 order by asked_ms desc, turn_id desc limit 1 offset " + turns)
                .setParameter(1, companyId)
                .setParameter(2, from)
                .setParameter(3, to)
                .getResultList();
        return rows.stream().mapToLong(Sql::longOf).findFirst();
    }

    /** Rows of: day since 1970, rung, turns, unanswered, thumbs up, thumbs down, prompt tokens, completion tokens. */
    List<Object[]> days(String companyId, long from, long to) {
        return rows(
                "select " + DAY + ", answered_by, count(*), sum(case when known then 0 else 1 end),"
                        + " sum(case when feedback = 1 then 1 else 0 end),"
                        + " sum(case when feedback = -1 then 1 else 0 end), sum(prompt_tokens), sum(completion_tokens)"
                        + SPAN + " group by " + DAY + ", answered_by",
                companyId,
                from,
                to);
    }

    /** Rows of: milliseconds until the first text, turns; the quickest first. */
    List<Object[]> firstTexts(String companyId, long from, long to) {
        return rows(
                "select " + ROUNDED + ", count(*)" + SPAN + " and first_text_ms is not null group by " + ROUNDED
                        + " order by 1",
                companyId,
                from,
                to);
    }

    int sessions(String companyId, long from, long to) {
        return Sql.intOf(em.createNativeQuery("select count(distinct session_id)" + SPAN)
                .setParameter(1, companyId)
                .setParameter(2, from)
                .setParameter(3, to)
                .getSingleResult());
    }

    private List<Object[]> rows(String sql, String companyId, long from, long to) {
        List<?> rows = em.createNativeQuery(sql)
                .setParameter(1, companyId)
                .setParameter(2, from)
                .setParameter(3, to)
                .getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }
}
