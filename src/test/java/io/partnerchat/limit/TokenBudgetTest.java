package io.partnerchat.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.company.Company;
import jakarta.ejb.EJBException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TokenBudgetTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final Table table = new Table();
    private final Hand clock = new Hand();
    private final TokenBudget budget = node();

    /** What the database does, in memory. */
    private static final class Table extends TokenDayStore {
        private final Map<String, long[]> rows = new TreeMap<>();
        private int writes;
        private boolean away;

        private synchronized long[] row(String company, LocalDate day) {
            if (away) {
                throw new EJBException("the database is away");
            }
            writes++;
            return rows.get(company + day);
        }

        @Override
        public synchronized boolean open(String company, LocalDate day) {
            row(company, day);
            return rows.putIfAbsent(company + day, new long[] {0, 0, 0, -1}) == null;
        }

        @Override
        public synchronized boolean lease(String company, LocalDate day, long tokens, long spent, long limit) {
            long[] row = row(company, day);
            if (row == null || row[0] + row[1] + tokens > limit) {
                return false;
            }
            row[0] += spent;
            row[1] += tokens - spent;
            return true;
        }

        @Override
        public synchronized void settle(String company, LocalDate day, long spent, long back) {
            long[] row = row(company, day);
            row[0] += spent;
            row[1] -= spent + back;
        }

        @Override
        public synchronized boolean refused(String company, LocalDate day, long limit, long now) {
            long[] row = row(company, day);
            boolean first = row[3] < limit;
            row[2] = now;
            row[3] = limit;
            return first;
        }

        @Override
        public synchronized Optional<TokenDay> find(String company, LocalDate day) {
            return Optional.ofNullable(row(company, day))
                    .map(row -> new TokenDay(row[0], row[1], row[3] < 0 ? null : row[2], row[3] < 0 ? null : row[3]));
        }

        long spent(LocalDate day) {
            return rows.get("a" + day)[0];
        }

        long leased(LocalDate day) {
            return rows.get("a" + day)[1];
        }
    }

    /** A clock that goes when it is told to. */
    private static final class Hand extends Clock {
        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private TokenBudget node() {
        return new TokenBudget(LimitFixtures.config(), clock, table, Runnable::run);
    }

    /** Nobody asks for a while. */
    private void idle() {
        budget.bookAll();
        budget.bookAll();
    }

    private static Company withBudget(long tokens) {
        return LimitFixtures.company("a", "{'daily_tokens':" + tokens + "}");
    }

    @Test
    void aTurnIsReservedWithWhatItMayCostAndSettledWithWhatItDid() {
        Company company = withBudget(10_000);
        Reservation turn = budget.reserve(company, 2_000).orElseThrow();
        assertEquals(2_000, table.leased(DAY));
        turn.settle(700);
        assertEquals(700, table.spent(DAY));
        assertEquals(100, table.leased(DAY), "what is not needed goes back, but for one portion");
        assertEquals(700, budget.today(company).orElseThrow().used());
    }

    @Test
    void aTurnThatFailedCostsNothing() {
        budget.reserve(withBudget(10_000), 2_000).orElseThrow().release();
        idle();
        assertEquals(0, table.spent(DAY));
        assertEquals(0, table.leased(DAY));
    }

    @Test
    void onlyTheFirstEndOfATurnCounts() {
        Reservation turn = budget.reserve(withBudget(10_000), 2_000).orElseThrow();
        turn.settle(700);
        turn.release();
        turn.settle(2_000);
        idle();
        assertEquals(700, table.spent(DAY));
        assertEquals(0, table.leased(DAY));
    }

    @Test
    void twoHundredAtOnceOnTwoNodesNeverReserveMoreThanThereIs() throws Exception {
        Company company = withBudget(100_000);
        List<TokenBudget> nodes = List.of(budget, node());
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<Callable<Optional<Reservation>>> turns = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            TokenBudget node = nodes.get(i % 2);
            turns.add(() -> node.reserve(company, 900));
        }
        int reserved = 0;
        for (Future<Optional<Reservation>> turn : threads.invokeAll(turns)) {
            reserved += turn.get().isPresent() ? 1 : 0;
        }
        threads.shutdown();
        assertTrue(reserved * 900 <= 100_000, "reserved " + reserved);
        assertTrue(reserved >= 108, "a node may hold back one portion, not more: " + reserved);
        assertTrue(table.leased(DAY) <= 100_000);
    }

    @Test
    void settlingAndReservingAtOnceNeverSpendsMoreThanThereIs() throws Exception {
        Company company = withBudget(1_000_000);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Callable<Long>> turns = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            long cost = i % 900;
            turns.add(() -> {
                Optional<Reservation> turn = budget.reserve(company, 900);
                turn.ifPresent(reservation -> reservation.settle(cost));
                return turn.isPresent() ? cost : 0;
            });
        }
        long spent = 0;
        for (Future<Long> turn : threads.invokeAll(turns)) {
            spent += turn.get();
        }
        threads.shutdown();
        idle();
        assertEquals(spent, table.spent(DAY));
        assertEquals(0, table.leased(DAY));
        assertTrue(spent <= 1_000_000 && spent > 980_000, "spent " + spent);
    }

    @Test
    void aBigBudgetIsAskedForSeldom() {
        Company company = withBudget(20_000_000);
        for (int i = 0; i < 1_000; i++) {
            budget.reserve(company, 2_000).orElseThrow().settle(1_500);
        }
        assertTrue(table.writes < 40, table.writes + " writes for 1,000 turns");
        assertEquals(1_500_000, budget.today(company).orElseThrow().used());
    }

    @Test
    void aNodeThatIsNotAskedAnyMoreGivesBackWhatItHadSetAside() {
        Company company = withBudget(1_000_000);
        budget.reserve(company, 900).orElseThrow().settle(500);
        assertTrue(table.leased(DAY) > 0);
        idle();
        assertEquals(0, table.leased(DAY));
        assertEquals(500, table.spent(DAY));
    }

    @Test
    void whatAKilledNodeHadSetAsideStaysCountedUntilTheDayEnds() {
        Company company = withBudget(3_000);
        assertTrue(budget.reserve(company, 2_000).isPresent());
        TokenBudget restarted = node();
        assertTrue(restarted.reserve(company, 2_000).isEmpty());
        assertTrue(restarted.reserve(company, 900).isPresent());
        clock.now = NOON.plus(Duration.ofHours(12));
        assertTrue(restarted.reserve(company, 2_000).isPresent());
    }

    @Test
    void aTurnThatCostMoreThanItReservedIsBookedInFull() {
        Company company = withBudget(5_000);
        budget.reserve(company, 1_000).orElseThrow().settle(4_500);
        assertEquals(4_500, table.spent(DAY));
        assertEquals(0, table.leased(DAY));
        assertTrue(budget.reserve(company, 1_000).isEmpty());
    }

    @Test
    void whoIsRefusedIsToldSinceWhenAndAGreaterBudgetHelpsAtOnce() {
        assertTrue(budget.reserve(withBudget(100), 900).isEmpty());
        TokenUse use = budget.today(withBudget(100)).orElseThrow();
        assertTrue(use.exhausted());
        assertEquals(NOON, use.refusedSince());
        assertEquals(Instant.parse("2026-11-26T00:00:00Z"), use.until());
        assertTrue(budget.reserve(withBudget(5_000), 900).isPresent());
        assertFalse(budget.today(withBudget(5_000)).orElseThrow().exhausted());
    }

    @Test
    void aFloodOfRefusedTurnsDoesNotAskTheDatabaseEachTime() {
        Company company = withBudget(100);
        for (int i = 0; i < 200; i++) {
            budget.reserve(company, 900);
        }
        assertTrue(table.writes < 20, table.writes + " writes");
    }

    @Test
    void answersGoOnWithoutTheModelWhileTheDatabaseIsAway() {
        Company company = withBudget(10_000);
        table.away = true;
        assertTrue(budget.reserve(company, 900).isEmpty());
        table.away = false;
        Reservation turn = budget.reserve(company, 900).orElseThrow();
        table.away = true;
        turn.settle(500);
        table.away = false;
        idle();
        assertEquals(500, table.spent(DAY));
        assertEquals(0, table.leased(DAY));
    }

    @Test
    void aTurnThatEndsAfterMidnightIsBookedOnTheDayItBegan() {
        Company company = withBudget(10_000);
        clock.now = NOON.plus(Duration.ofHours(12)).minusSeconds(1);
        Reservation turn = budget.reserve(company, 900).orElseThrow();
        clock.now = NOON.plus(Duration.ofHours(12)).plusSeconds(1);
        budget.bookAll();
        turn.settle(500);
        idle();
        assertEquals(500, table.spent(DAY));
        assertEquals(0, budget.today(company).orElseThrow().used());
    }

    @Test
    void withoutABudgetNothingIsCounted() {
        TokenBudget unlimited =
                new TokenBudget(LimitFixtures.config("LIMIT_DAILY_TOKENS", "0"), clock, table, Runnable::run);
        Company company = LimitFixtures.company("a", "{}");
        unlimited.reserve(company, Integer.MAX_VALUE).orElseThrow().settle(5);
        assertTrue(unlimited.today(company).isEmpty());
        assertEquals(0, table.writes);
        assertNull(table.rows.get("a" + DAY));
    }
}
