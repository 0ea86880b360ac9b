package io.partnerchat.company;

import io.partnerchat.problem.FailureLog;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Looks every few seconds which companies were changed in the database, by whomever: by hand, by a node that is not in the
 * grid. So what is remembered can be kept as long as there is room for it.
 */
@ApplicationScoped
class ChangeWatch {
    private static final Logger LOG = System.getLogger(ChangeWatch.class.getName());
    private static final int SECONDS = 5;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    CompanyService companies;

    @Inject
    Event<CompanyStale> stale;

    private ScheduledFuture<?> looking;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        LOG.log(Level.DEBUG, "watching for changes");
    }

    @PostConstruct
    void begin() {
        looking = timer.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        looking.cancel(false);
    }

    private void look() {
        try {
            companies.changedLately().forEach(id -> stale.fire(new CompanyStale(id)));
        } catch (RuntimeException e) {
            FailureLog.ofWork(LOG, "event=change_watch_failed", e);
        }
    }
}
