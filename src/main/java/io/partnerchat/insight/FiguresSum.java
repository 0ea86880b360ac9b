package io.partnerchat.insight;

import io.partnerchat.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Adds a company's turns up. Reads at most half a million facts and a few thousand questions, whatever the span. */
@Stateless
public class FiguresSum {
    private static final int MOST_TURNS = 500_000;
    private static final int MOST_QUESTIONS = 2_000;
    private static final int PIECE = 200;
    private static final int TOP = 10;

    @Inject
    FiguresStore store;

    @Inject
    TurnKeyStore keys;

    @Inject
    InsightStore turns;

    private InsightConfig config;

    @PostConstruct
    void configure() {
        config = InsightConfig.from(Settings.ofServer());
    }

    public Figures of(String companyId, long from, long to) {
        OptionalLong beyond = store.beyond(companyId, from, to, MOST_TURNS);
        long begin = beyond.isPresent() ? beyond.getAsLong() + 1 : from;
        Map<LocalDate, int[]> days = new TreeMap<>();
        long[] sums = new long[6];
        int[] rungs = new int[3];
        for (Object[] row : store.days(companyId, begin, to)) {
            int rung = List.of("model", "passages", "contact").indexOf((String) row[1]);
            LocalDate day = LocalDate.ofEpochDay(Sql.longOf(row[0]));
            int count = Sql.intOf(row[2]);
            days.computeIfAbsent(day, date -> new int[3])[Math.max(0, rung)] += count;
            rungs[Math.max(0, rung)] += count;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Sql.longOf(row[2 + i]);
            }
        }
        int all = (int) sums[0];
        QuestionGroups asked = new QuestionGroups();
        int lookedAt = questions(companyId, begin, to, null, asked);
        QuestionGroups unknown = new QuestionGroups();
        questions(companyId, begin, to, true, unknown);
        return new Figures(
                Instant.ofEpochMilli(begin),
                Instant.ofEpochMilli(to),
                beyond.isEmpty(),
                store.sessions(companyId, begin, to),
                all,
                new Figures.Rungs(part(rungs[0], all), part(rungs[1], all), part(rungs[2], all)),
                median(store.firstTexts(companyId, begin, to)),
                new Figures.Tokens(sums[4], sums[5]),
                config.cost(sums[4], sums[5]),
                (int) sums[1],
                new Figures.Feedback((int) sums[2], (int) sums[3]),
                list(days),
                asked.most(TOP),
                unknown.most(TOP),
                lookedAt);
    }

    private static Figures.Part part(int turns, int all) {
        return new Figures.Part(turns, all == 0 ? 0 : Math.round(1000.0 * turns / all) / 1000.0);
    }

    private static List<Figures.Day> list(Map<LocalDate, int[]> days) {
        List<Figures.Day> list = new ArrayList<>();
        days.forEach((day, counts) -> list.add(new Figures.Day(day, counts[0], counts[1], counts[2])));
        return list;
    }

    /** @param counts rows of value and how often it was seen, in the order of the values */
    static Integer median(List<Object[]> counts) {
        long all = counts.stream().mapToLong(row -> Sql.longOf(row[1])).sum();
        long before = 0;
        for (Object[] row : counts) {
            before += Sql.longOf(row[1]);
            if (2 * before >= all) {
                return Sql.intOf(row[0]);
            }
        }
        return null;
    }

    /** @return how many were looked at */
    private int questions(String companyId, long from, long to, Boolean unanswered, QuestionGroups groups) {
        Filter filter = new Filter(from, to, List.of(), null, null, null, null, unanswered);
        List<TurnKey> asked = keys.older(companyId, filter, TurnKey.START, MOST_QUESTIONS);
        for (int i = 0; i < asked.size(); i += PIECE) {
            List<Long> ids = asked.subList(i, Math.min(asked.size(), i + PIECE)).stream()
                    .map(TurnKey::turnId)
                    .toList();
            Map<Long, String> messages = turns.messages(companyId, ids);
            ids.forEach(id -> groups.add(Spoken.of(messages.get(id)).question()));
        }
        return asked.size();
    }
}
