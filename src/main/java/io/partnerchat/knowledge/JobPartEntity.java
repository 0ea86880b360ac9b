package io.partnerchat.knowledge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of {@code knowledge_job_parts}: a piece of what was uploaded. */
@Entity(name = "KnowledgeJobPart")
@Table(name = "knowledge_job_parts")
@IdClass(JobPartEntity.Key.class)
class JobPartEntity {
    @Id
    @Column(name = "job_id")
    private long jobId;

    @Id
    private int part;

    @Lob
    private byte[] content;

    protected JobPartEntity() {}

    JobPartEntity(long jobId, int part, byte[] content) {
        this.jobId = jobId;
        this.part = part;
        this.content = content;
    }

    byte[] content() {
        return content;
    }

    /** What makes a piece unique. */
    static class Key implements Serializable {
        private long jobId;
        private int part;

        protected Key() {}

        Key(long jobId, int part) {
            this.jobId = jobId;
            this.part = part;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.jobId == jobId && key.part == part;
        }

        @Override
        public int hashCode() {
            return 31 * Long.hashCode(jobId) + part;
        }
    }
}
