package io.partnerchat.knowledge;

import io.partnerchat.problem.FailureLog;
import io.partnerchat.vendor.VendorException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Does the jobs: those of one lane one after the other, a few lanes at a time, each lane on one node. Its threads may
 * wait for a database or a vendor; nobody else's do.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/knowledge-quick", maxAsync = 4)
@ManagedExecutorDefinition(name = "java:app/concurrent/knowledge-bulk", maxAsync = 2)
@ManagedExecutorDefinition(name = "java:app/concurrent/knowledge-pages", maxAsync = 4)
public class JobRunner {
    private static final Logger LOG = System.getLogger(JobRunner.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_FAULTS = 4;

    @Inject
    JobService jobs;

    @Inject
    LaneService lanes;

    @Inject
    Removals removals;

    @Inject
    Vectors vectors;

    @Inject
    @Any
    Instance<Work> works;

    @Resource(lookup = "java:app/concurrent/knowledge-quick")
    ManagedExecutorService quick;

    @Resource(lookup = "java:app/concurrent/knowledge-bulk")
    ManagedExecutorService bulk;

    @Resource(lookup = "java:app/concurrent/knowledge-pages")
    ManagedExecutorService pages;

    private final Set<LaneKey> busy = ConcurrentHashMap.newKeySet();
    private final Map<LaneKey, Long> quietUntil = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** Looks for what is due, on any node; called again and again. */
    void look() {
        if (!busy.isEmpty()) {
            lanes.renewAll();
        }
        long now = System.currentTimeMillis();
        quietUntil.values().removeIf(until -> until < now);
        jobs.due(vectors.canDelete()).stream()
                .filter(lane -> !quietUntil.containsKey(lane))
                .forEach(this::submit);
    }

    /** Something was just asked for: whoever asked should not wait for the next look. */
    void wake(LaneKey lane) {
        quietUntil.remove(lane);
        submit(lane);
    }

    private void submit(LaneKey lane) {
        if (!stopping && busy.add(lane)) {
            ManagedExecutorService executor = switch (lane.lane()) {
                case QUICK -> quick;
                case BULK -> bulk;
                case PAGES -> pages;
            };
            executor.execute(() -> {
                try {
                    work(lane);
                } catch (RuntimeException e) {
                    FailureLog.ofWork(LOG, "event=knowledge_lane_failed company=" + lane.companyId(), e);
                } finally {
                    busy.remove(lane);
                }
                again(lane);
            });
        }
    }

    /** What was asked for while the lane was being let go. */
    private void again(LaneKey lane) {
        if (!stopping && jobs.next(lane).isPresent()) {
            submit(lane);
        }
    }

    private void work(LaneKey lane) {
        if (!lanes.claim(lane)) {
            return;
        }
        try {
            clear(lane);
            Optional<Job> job = jobs.next(lane);
            while (job.isPresent() && !stopping) {
                run(job.get());
                clear(lane);
                job = jobs.next(lane);
            }
        } finally {
            lanes.release(lane);
        }
    }

    private void clear(LaneKey lane) {
        try {
            removals.clear(lane, () -> stopping);
        } catch (VendorException e) {
            // they stay noted
            quietUntil.put(
                    lane, System.currentTimeMillis() + Duration.ofSeconds(30).toMillis());
        }
    }

    private void run(Job job) {
        JobRun run = new JobRun(job, jobs);
        try {
            works.stream()
                    .filter(work -> work.kind() == job.kind())
                    .findFirst()
                    .orElseThrow()
                    .run(run);
            jobs.finish(job.id(), JobPhase.DONE, null, run.counts());
            log(Level.INFO, job, "done", null);
        } catch (JobStoppedException e) {
            // does nothing when it was not cancelled but erased, or is another node's now
            jobs.finishCancelled(job.id(), run.counts());
            log(Level.INFO, job, "stopped", null);
        } catch (VendorException e) {
            jobs.pause(job.id(), sentence(e), FIRST_PAUSE);
            log(Level.WARNING, job, "waits reason=" + e.kind(), null);
        } catch (SourceException e) {
            refused(job, run, e);
        } catch (Exception e) {
            broken(job, run, e);
        }
    }

    private void refused(Job job, JobRun run, SourceException reason) {
        if (reason.temporary() && jobs.attempts(job.id()) < MOST_FAULTS) {
            jobs.pause(job.id(), reason.getMessage(), FIRST_PAUSE);
            return;
        }
        jobs.finish(job.id(), JobPhase.FAILED, reason.getMessage(), run.counts());
        log(Level.INFO, job, "refused reason=" + reason.reason().word(), null);
    }

    private void broken(Job job, JobRun run, Exception cause) {
        log(Level.ERROR, job, "broken", cause);
        if (jobs.attempts(job.id()) < MOST_FAULTS) {
            jobs.pause(job.id(), "Something went wrong on our side; the job is tried again.", FIRST_PAUSE);
        } else {
            jobs.finish(job.id(), JobPhase.FAILED, "Something went wrong on our side.", run.counts());
        }
    }

    private static String sentence(VendorException failure) {
        return switch (failure.kind()) {
            case QUOTA, REJECTED, NOT_CONFIGURED ->
                "A vendor refuses this server's account, which its operator has to settle. The job then goes on.";
            default -> "A vendor does not answer just now. Nothing is lost, the job goes on by itself.";
        };
    }

    private static void log(Level level, Job job, String how, Exception cause) {
        String line = "event=knowledge_job company=" + job.companyId() + " kind="
                + job.kind().word() + " job=" + job.id() + " " + how;
        if (cause == null) {
            LOG.log(level, line);
        } else {
            LOG.log(level, line, cause);
        }
    }

    /** Another node need not wait for the leases to run out. */
    @PreDestroy
    void stop() {
        stopping = true;
        lanes.releaseAll();
    }
}
