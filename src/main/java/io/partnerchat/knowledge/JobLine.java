package io.partnerchat.knowledge;

import java.util.List;
import java.util.Set;

/** A job as the editor's page shows it. */
public record JobLine(JobView job) {
    private static final Set<String> OVER =
            Set.of(JobPhase.DONE.word(), JobPhase.FAILED.word(), JobPhase.CANCELLED.word());
    private static final int SHOWN_TROUBLES = 8;

    /** What it is about, without the kind in front. */
    public String what() {
        return job.target().substring(job.target().indexOf(':') + 1);
    }

    /** Whether {@link #what} says something to people. */
    public boolean named() {
        return job.kind().equals(JobKind.DOCUMENT.word()) || job.kind().equals(JobKind.PAGES.word());
    }

    public boolean over() {
        return OVER.contains(job.phase());
    }

    public boolean failed() {
        return job.phase().equals(JobPhase.FAILED.word());
    }

    public int percent() {
        return job.progress() == null ? 0 : (int) Math.floor(job.progress() * 100);
    }

    /** Minutes left, at least one; 0 while nobody knows. */
    public long minutes() {
        return job.estimateSeconds() == null ? 0 : Math.max(1, (job.estimateSeconds() + 30) / 60);
    }

    public List<String> troubles() {
        return job.errors().stream()
                .limit(SHOWN_TROUBLES)
                .map(trouble -> trouble.line() == 0 ? trouble.message() : trouble.line() + ": " + trouble.message())
                .toList();
    }

    public int moreTroubles() {
        return Math.max(0, job.errors().size() - SHOWN_TROUBLES);
    }
}
