package io.partnerchat.knowledge;

import java.time.Duration;
import java.util.function.Supplier;

/** A job while a thread works on it. */
public final class JobRun {
    private static final long OFTEN_NANOS = Duration.ofMillis(200).toNanos();

    private final Job job;
    private final JobService jobs;
    private final JobCounts counts = new JobCounts();
    private long[] size;
    private JobPhase phase;
    private long said;

    JobRun(Job job, JobService jobs) {
        this.job = job;
        this.jobs = jobs;
    }

    public Job job() {
        return job;
    }

    public JobCounts counts() {
        return counts;
    }

    /** How many documents and passages the company has, kept up to date by who adds some; counted the first time. */
    long[] size(Supplier<long[]> counter) {
        if (size == null) {
            size = counter.get();
        }
        return size;
    }

    /** @throws JobStoppedException when the job is not to go on */
    public void proceed(JobPhase now) {
        jobs.proceed(job.id(), now, counts);
        phase = now;
        said = System.nanoTime();
    }

    /** The same for who calls it often: it is done only now and then, and when a phase begins. */
    void goOn(JobPhase now) {
        if (now != phase || System.nanoTime() - said >= OFTEN_NANOS) {
            proceed(now);
        }
    }
}
