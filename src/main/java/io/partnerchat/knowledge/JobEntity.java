package io.partnerchat.knowledge;

import io.partnerchat.company.JsonColumn;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code knowledge_jobs}. */
@Entity(name = "KnowledgeJob")
@Table(name = "knowledge_jobs")
class JobEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "job_id")
    private String jobId;

    @Column(name = "company_id")
    private String companyId;

    @Column(name = "lane")
    private String lane;

    private String kind;
    private String target;

    @Convert(converter = JsonColumn.class)
    private JsonObject request = JsonValue.EMPTY_JSON_OBJECT;

    private String phase;
    private String message;
    private boolean cancelled;
    private int attempts;

    @Embedded
    private JobCounts counts = new JobCounts();

    @Column(name = "created_ms")
    private long createdMs;

    @Column(name = "started_ms")
    private Long startedMs;

    @Column(name = "due_ms")
    private long dueMs;

    @Column(name = "finished_ms")
    private Long finishedMs;

    protected JobEntity() {}

    JobEntity(Job job, JobPhase phase, long now) {
        this.jobId = job.publicId();
        this.companyId = job.companyId();
        this.lane = job.lane().word();
        this.kind = job.kind().word();
        this.target = job.target();
        this.request = job.request();
        this.phase = phase.word();
        this.createdMs = now;
        this.dueMs = now;
    }

    Long id() {
        return id;
    }

    boolean open() {
        return finishedMs == null && !cancelled;
    }

    boolean finished() {
        return finishedMs != null;
    }

    boolean waiting() {
        return !phase.equals(JobPhase.READING.word()) && !phase.equals(JobPhase.INDEXING.word());
    }

    long dueMs() {
        return dueMs;
    }

    int attempts() {
        return attempts;
    }

    Job toJob() {
        return new Job(id, jobId, companyId, JobKind.of(kind), target, request, createdMs);
    }

    JobView toView() {
        return JobView.of(jobId, kind, target, phase, message, counts, createdMs, startedMs, dueMs, finishedMs);
    }

    void cancel() {
        cancelled = true;
    }

    void proceed(JobPhase now, JobCounts counted, long at) {
        phase = now.word();
        message = null;
        counts = counted.copy();
        startedMs = startedMs == null ? Long.valueOf(at) : startedMs;
        attempts = now == JobPhase.INDEXING && counted.worked() ? 0 : attempts;
    }

    void queue(String uploadHash, long at) {
        request = Json.createObjectBuilder(request)
                .add(Job.UPLOAD_HASH, uploadHash)
                .build();
        phase = JobPhase.QUEUED.word();
        dueMs = at;
    }

    void pause(JobPhase why, String sentence, long until) {
        phase = why.word();
        message = sentence;
        attempts++;
        dueMs = until;
    }

    void finish(JobPhase how, String sentence, JobCounts counted, long at) {
        phase = how.word();
        message = sentence;
        counts = counted == null ? counts : counted.copy();
        finishedMs = at;
    }
}
