package io.partnerchat.limit;

import io.partnerchat.company.Company;
import io.partnerchat.config.Settings;
import io.partnerchat.problem.DatabaseOutage;
import io.partnerchat.web.RolledBack;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * How many tokens of the model a company may use a day (UTC), all nodes together. A turn reserves what it may cost before
 * the model is asked. The budget stands in the database; a node sets aside a hundredth of it at a time, in one conditional
 * update, and serves its turns from that. So nothing can be spent twice, and few turns wait for the database. What is not
 * needed goes back within seconds; what a node that is killed had set aside stays counted until the day ends.
 */
@ApplicationScoped
public class TokenBudget {
    private static final Logger LOG = System.getLogger(TokenBudget.class.getName());
    private static final int PORTIONS = 100;
    private static final int SECONDS = 5;
    private static final long REFUSAL_MEMORY = TimeUnit.SECONDS.toNanos(1);
    private static final Reservation UNLIMITED = new Reservation(needed -> {});

    @Resource
    ManagedScheduledExecutorService timer;

    private final LimitConfig config;
    private final Clock clock;
    private TokenDayStore store;
    private Executor soon;
    private ScheduledFuture<?> booking;
    /** One for each company that was asked something today. */
    private final Map<Day, Purse> purses = new ConcurrentHashMap<>();

    private record Day(String companyId, LocalDate date) {}

    public TokenBudget() {
        this(LimitConfig.from(Settings.ofServer()), Clock.systemUTC());
    }

    private TokenBudget(LimitConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    TokenBudget(LimitConfig config, Clock clock, TokenDayStore store, Executor soon) {
        this(config, clock);
        this.store = store;
        this.soon = soon;
    }

    @Inject
    void use(TokenDayStore days) {
        store = days;
    }

    /** Made while the server starts: the thread that completes a vendor's call would give it no timer. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        LOG.log(Level.DEBUG, "event=token_budgets_ready");
    }

    @PostConstruct
    void begin() {
        soon = timer;
        booking = timer.scheduleWithFixedDelay(this::bookAll, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        booking.cancel(false);
        purses.values().forEach(purse -> book(purse, false));
    }

    /**
     * Sets tokens aside for one turn; may wait for the database.
     *
     * @return empty when the day's budget does not have them any more, or the database is away
     */
    public Optional<Reservation> reserve(Company company, long tokens) {
        OptionalLong budget = config.dailyTokens(company);
        if (budget.isEmpty()) {
            return Optional.of(UNLIMITED);
        }
        Purse purse =
                purses.computeIfAbsent(new Day(company.id(), today()), day -> new Purse(day.companyId(), day.date()));
        try {
            return purse.take(tokens) || leaseAndTake(purse, tokens, budget.getAsLong())
                    ? Optional.of(new Reservation(needed -> settled(purse, tokens, needed)))
                    : Optional.empty();
        } catch (EJBException e) {
            LOG.log(
                    Level.WARNING,
                    "event=tokens_not_reserved company=" + company.id() + " error=" + DatabaseOutage.inOneLine(e));
            return Optional.empty();
        }
    }

    private boolean leaseAndTake(Purse purse, long tokens, long budget) {
        synchronized (purse) {
            // others take meanwhile, without the lock
            while (!purse.take(tokens)) {
                if (purse.refusedLately(tokens, budget, System.nanoTime(), REFUSAL_MEMORY)) {
                    return false;
                }
                if (!lease(purse, tokens, budget)) {
                    refused(purse, tokens, budget);
                    return false;
                }
            }
            return true;
        }
    }

    /** A portion, or what is missing when that is more or all there is left. */
    private boolean lease(Purse purse, long tokens, long budget) {
        long missing = tokens - purse.free();
        long portion = budget / PORTIONS;
        if (lease(purse, Math.max(missing, portion), budget, portion)
                || (missing < portion && lease(purse, missing, budget, portion))) {
            return true;
        }
        return RolledBack.triedAgain(() -> store.open(purse.companyId(), purse.day()))
                && lease(purse, missing, budget, portion);
    }

    private boolean lease(Purse purse, long tokens, long budget, long portion) {
        long spent = purse.spent();
        boolean done = store.lease(purse.companyId(), purse.day(), tokens, spent, budget);
        if (done) {
            purse.leased(tokens, spent, portion);
        }
        return done;
    }

    private void refused(Purse purse, long tokens, long budget) {
        purse.refused(tokens, budget, System.nanoTime());
        if (store.refused(purse.companyId(), purse.day(), budget, clock.millis())) {
            LOG.log(
                    Level.WARNING,
                    () -> "event=tokens_used_up company=" + purse.companyId() + " day=" + purse.day() + " daily_tokens="
                            + budget + " answers come without the model");
        }
    }

    private void settled(Purse purse, long taken, long needed) {
        if (purse.settled(taken, needed)) {
            soon.execute(() -> book(purse, true));
        }
    }

    /** Yesterday's purses are kept while a turn that began then may still run. */
    void bookAll() {
        LocalDate lastInUse = LocalDate.ofInstant(clock.instant().minusSeconds(900), ZoneOffset.UTC);
        purses.values().forEach(purse -> book(purse, purse.endUse()));
        purses.values().removeIf(purse -> purse.day().isBefore(lastInUse));
    }

    private void book(Purse purse, boolean inUse) {
        synchronized (purse) {
            Purse.Booking due = purse.book(inUse);
            if (due.isNothing()) {
                return;
            }
            try {
                store.settle(purse.companyId(), purse.day(), due.spent(), due.back());
            } catch (EJBException e) {
                purse.undo(due);
                LOG.log(
                        Level.WARNING,
                        "event=tokens_not_booked company=" + purse.companyId() + " error="
                                + DatabaseOutage.inOneLine(e));
            }
        }
    }

    /** What today's budget has come to; empty when there is none. */
    public Optional<TokenUse> today(Company company) {
        OptionalLong budget = config.dailyTokens(company);
        if (budget.isEmpty()) {
            return Optional.empty();
        }
        LocalDate date = today();
        Purse own = purses.get(new Day(company.id(), date));
        long unbooked = own == null ? 0 : own.spent();
        Optional<TokenDayStore.TokenDay> row = store.find(company.id(), date);
        return Optional.of(new TokenUse(
                row.map(TokenDayStore.TokenDay::spent).orElse(0L) + unbooked,
                budget.getAsLong(),
                row.filter(day -> day.refusedAt(budget.getAsLong()))
                        .map(day -> Instant.ofEpochMilli(day.refusedMs()))
                        .orElse(null),
                date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
