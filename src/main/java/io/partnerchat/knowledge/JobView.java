package io.partnerchat.knowledge;

import java.time.Instant;
import java.util.List;

/**
 * A job, as its company sees it.
 *
 * @param phase a word of {@link JobPhase}
 * @param message one sentence about why it waits or failed, or null
 * @param progress from 0 to 1; null while unknown
 * @param estimateSeconds how much longer it will take at the pace so far; null while unknown
 * @param nextTryAt when it goes on, while it waits for a vendor or a site; else null
 */
public record JobView(
        String id,
        String kind,
        String target,
        String phase,
        String message,
        Counts counts,
        Double progress,
        Long estimateSeconds,
        List<Trouble> errors,
        Instant createdAt,
        Instant startedAt,
        Instant nextTryAt,
        Instant finishedAt) {
    /** Documents, questions, products or pages; {@code embedded} counts passages. */
    public record Counts(Integer total, int done, int unchanged, int removed, int failed, int embedded) {}

    /** Something that was left out; the line is 0 when there is none. */
    public record Trouble(long line, String message) {}

    /** A page of jobs, the latest first; {@code next} goes into {@code after} of the next request, null at the end. */
    public record Listing(List<JobView> jobs, Long next) {}

    static JobView of(
            String id,
            String kind,
            String target,
            String phase,
            String message,
            JobCounts counts,
            long createdMs,
            Long startedMs,
            long dueMs,
            Long finishedMs) {
        Double progress = phase.equals(JobPhase.DONE.word()) ? Double.valueOf(1) : counts.share();
        boolean waits = phase.equals(JobPhase.WAITING.word());
        return new JobView(
                id,
                kind,
                target,
                phase,
                message,
                counts.toView(),
                progress,
                finishedMs == null ? estimate(progress, startedMs) : null,
                counts.errors().stream()
                        .map(error -> error.asJsonObject())
                        .map(error -> new Trouble(error.getJsonNumber("line").longValue(), error.getString("message")))
                        .toList(),
                Instant.ofEpochMilli(createdMs),
                instant(startedMs),
                waits ? Instant.ofEpochMilli(dueMs) : null,
                instant(finishedMs));
    }

    private static Long estimate(Double progress, Long startedMs) {
        if (progress == null || progress < 0.01 || startedMs == null) {
            return null;
        }
        double elapsed = (System.currentTimeMillis() - startedMs) / 1000.0;
        return Math.round(elapsed * (1 - progress) / progress);
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
