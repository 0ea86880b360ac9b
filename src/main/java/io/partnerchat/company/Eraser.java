package io.partnerchat.company;

import io.partnerchat.problem.FailureLog;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Erases companies. The rows go at once; what is kept elsewhere goes in the background, for as long as it takes. What was
 * under way at that moment, on any node, may still write a row or a vector: so all is erased once more after a while.
 * Every node may do it, each step can be done twice.
 */
@ApplicationScoped
class Eraser {
    /** Longer than a turn takes, and than other nodes need to see that the company is gone. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private static final Logger LOG = System.getLogger(Eraser.class.getName());
    private static final int SECONDS = 5;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    ErasureService service;

    @Inject
    @Any
    Instance<CompanyRemains> remains;

    private final Set<String> atWork = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> looking;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        LOG.log(Level.DEBUG, "looking for companies to erase");
    }

    @PostConstruct
    void begin() {
        looking = timer.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        looking.cancel(false);
    }

    /** When this returns no row of the company is left, unless it is being erased already. */
    void erase(String companyId) {
        service.begin(companyId);
        eraseRows(companyId);
        LOG.log(Level.INFO, "event=company_erased company=" + companyId);
    }

    /** @return false when this node is at it already */
    private boolean eraseRows(String companyId) {
        if (!atWork.add(companyId)) {
            return false;
        }
        try {
            boolean more;
            do {
                more = service.eraseSome(companyId);
            } while (more);
            return true;
        } finally {
            atWork.remove(companyId);
        }
    }

    private void look() {
        try {
            service.pending().forEach(this::goOn);
        } catch (RuntimeException e) {
            FailureLog.ofWork(LOG, "event=company_erasure_failed", e);
        }
    }

    private void goOn(String companyId) {
        try {
            boolean settled = service.settled(companyId);
            if (!eraseRows(companyId)) {
                return;
            }
            boolean nothingLeft = true;
            for (CompanyRemains remain : remains) {
                nothingLeft &= remain.erase(companyId);
            }
            if (settled && nothingLeft) {
                service.end(companyId);
                LOG.log(Level.INFO, "event=company_erased_everywhere company=" + companyId);
            }
        } catch (RuntimeException e) {
            FailureLog.ofWork(LOG, "event=company_erasure_failed company=" + companyId, e);
        }
    }
}
