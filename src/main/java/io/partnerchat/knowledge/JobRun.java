package io.partnerchat.knowledge;

import java.util.function.Supplier;

/** A job while a thread works on it. */
public final class JobRun {
    private final Job job;
    private final JobService jobs;
    private final JobCounts counts = new JobCounts();
    private long[] size;

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
    public void proceed(JobPhase phase) {
        jobs.proceed(job.id(), phase, counts);
    }
}
