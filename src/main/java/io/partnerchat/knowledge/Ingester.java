package io.partnerchat.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Takes new versions of documents in: what has not changed costs nothing, only passages with new words are embedded,
 * and each version is there as a whole or not at all. Waits for vendors, so only for threads of the jobs' own executors.
 */
@ApplicationScoped
class Ingester {
    @Inject
    DocumentService documents;

    @Inject
    Vectors vectors;

    @Inject
    KnowledgeLimits limits;

    /** All of one kind, no id twice; a few. */
    void take(JobRun run, List<DocumentVersion> versions, boolean tell) {
        if (!versions.isEmpty()) {
            KnownDocuments known = documents.known(
                    run.job().companyId(),
                    versions.get(0).kind(),
                    versions.stream().map(DocumentVersion::id).toList());
            Intake intake = new Intake(this, run, known, tell);
            try {
                intake.addAll(versions);
                intake.finish();
            } finally {
                intake.stop();
            }
        }
    }

    /** For as many as there may be; the caller adds them one by one. */
    Intake open(JobRun run, KnownDocuments known) {
        return new Intake(this, run, known, false);
    }
}
