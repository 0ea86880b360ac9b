package io.partnerchat.knowledge;

import io.partnerchat.config.Settings;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps the jobs in the database: what was asked for, how far it is, how it ended. */
@Stateless
public class JobService {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration UPLOAD = Duration.ofHours(2);

    @Inject
    JobStore store;

    private int mostJobs;

    @PostConstruct
    void limit() {
        mostJobs = KnowledgeConfig.of(Settings.ofServer()).jobs();
    }

    /** Keeps a job; one that is to receive an upload is not due before {@link #received}. */
    public Job add(Job job, boolean receiving) {
        long now = System.currentTimeMillis();
        store.dropOld(now - KEPT.toMillis(), now - UPLOAD.toMillis());
        if (!receiving) {
            replaceOlder(job.companyId(), job.target(), Long.MAX_VALUE);
        }
        requireRoom(store.unfinished(job.companyId()), mostJobs);
        JobEntity entity = new JobEntity(job, receiving ? JobPhase.RECEIVING : JobPhase.QUEUED, now);
        store.add(entity);
        return entity.toJob();
    }

    static void requireRoom(long waiting, int most) {
        if (waiting >= most) {
            throw new ProblemException(
                    Problem.of(429, most + " jobs are waiting already; send this again when some are done.")
                            .withHeader("Retry-After", "10"));
        }
    }

    public void addPart(long id, int part, byte[] content) {
        store.add(new JobPartEntity(id, part, content));
    }

    public Optional<byte[]> part(long id, int part) {
        return store.part(id, part).map(JobPartEntity::content);
    }

    /** @param hash of the upload, which is complete */
    public void received(Job job, String hash) {
        JobEntity entity = store.lock(job.id()).orElseThrow(() -> new JobStoppedException("the upload took too long"));
        replaceOlder(job.companyId(), job.target(), job.id());
        entity.queue(hash, System.currentTimeMillis());
    }

    /** The upload broke off. */
    public void dropUpload(Job job) {
        store.lock(job.id()).filter(entity -> !entity.finished()).ifPresent(entity -> {
            entity.finish(JobPhase.FAILED, "The upload was not completed.", null, System.currentTimeMillis());
            store.dropParts(job.id());
        });
    }

    /** Ends what was asked for the same target before: the newest word counts. */
    public void replaceOlder(String companyId, String target, long beforeId) {
        for (JobEntity older : store.unfinished(companyId, target)) {
            if (older.id() < beforeId) {
                cancel(older, "Something newer took its place.");
            }
        }
    }

    public JobView cancel(String companyId, String jobId) {
        JobEntity job = store.find(companyId, jobId).orElseThrow(JobService::unknown);
        cancel(job, null);
        return job.toView();
    }

    private void cancel(JobEntity found, String sentence) {
        store.lock(found.id()).filter(JobEntity::open).ifPresent(job -> {
            job.cancel();
            // one at work ends at its next step, and writes nothing from now on
            if (job.waiting()) {
                job.finish(JobPhase.CANCELLED, sentence, null, System.currentTimeMillis());
                store.dropParts(job.id());
            }
        });
    }

    public JobView view(String companyId, String jobId) {
        return store.find(companyId, jobId).map(JobEntity::toView).orElseThrow(JobService::unknown);
    }

    public JobView.Listing page(String companyId, long before, int limit) {
        List<JobEntity> rows = store.page(companyId, before, limit + 1);
        List<JobEntity> shown = rows.subList(0, Math.min(limit, rows.size()));
        Long next = rows.size() > limit ? shown.get(limit - 1).id() : null;
        return new JobView.Listing(shown.stream().map(JobEntity::toView).toList(), next);
    }

    public List<LaneKey> due(boolean removals) {
        return store.due(System.currentTimeMillis(), removals);
    }

    /** The job whose turn it is in the lane, if its time has come: none overtakes the one before it. */
    public Optional<Job> next(LaneKey lane) {
        return store.first(lane)
                .filter(job -> job.dueMs() <= System.currentTimeMillis())
                .map(JobEntity::toJob);
    }

    /**
     * Notes how far the job is; in a transaction that writes for the job it also makes sure that the job still goes on.
     *
     * @throws JobStoppedException when it was cancelled or erased
     */
    public void proceed(long id, JobPhase phase, JobCounts counts) {
        store.lock(id)
                .filter(JobEntity::open)
                .orElseThrow(() -> new JobStoppedException("the job was cancelled"))
                .proceed(phase, counts, System.currentTimeMillis());
    }

    /** @param first the first pause; each further one is twice as long, up to five minutes */
    public void pause(long id, String sentence, Duration first) {
        store.lock(id).filter(JobEntity::open).ifPresent(job -> {
            long pause = first.toMillis() << Math.min(10, job.attempts());
            long most = Duration.ofMinutes(5).toMillis();
            job.pause(JobPhase.WAITING, sentence, System.currentTimeMillis() + Math.min(most, pause));
        });
    }

    /** How often it was tried in a row without getting anywhere. */
    public int attempts(long id) {
        return store.lock(id).map(JobEntity::attempts).orElse(0);
    }

    public void finish(long id, JobPhase how, String sentence, JobCounts counts) {
        store.lock(id).filter(job -> !job.finished()).ifPresent(job -> {
            job.finish(how, sentence, counts, System.currentTimeMillis());
            store.dropParts(id);
        });
    }

    /** Ends it only when somebody has asked for that. */
    public void finishCancelled(long id, JobCounts counts) {
        store.lock(id).filter(job -> !job.finished() && !job.open()).ifPresent(job -> {
            job.finish(JobPhase.CANCELLED, null, counts, System.currentTimeMillis());
            store.dropParts(id);
        });
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.of(404, "There is no such job."));
    }
}
