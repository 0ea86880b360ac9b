package io.partnerchat.knowledge;

import io.partnerchat.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Keeps a company's knowledge within what this server is set up for. */
@ApplicationScoped
class KnowledgeLimits {
    private final KnowledgeConfig config = KnowledgeConfig.of(Settings.ofServer());

    @Inject
    DocumentService documents;

    KnowledgeConfig config() {
        return config;
    }

    /** The versions that there is room for; the others are counted as failed. */
    List<DocumentVersion> within(JobRun run, List<DocumentVersion> versions, KnownDocuments known) {
        if (versions.isEmpty()) {
            return versions;
        }
        long[] size = run.size(() -> documents.size(run.job().companyId()));
        List<DocumentVersion> fitting = new ArrayList<>();
        for (DocumentVersion version : versions) {
            long more = (long) version.pieces().size() - known.passages(version.prefix());
            long another = known.contains(version.prefix()) ? 0 : 1;
            if (size[0] + another > config.documents() || (more > 0 && size[1] + more > config.passages())) {
                run.counts()
                        .noRoom(new RowError(
                                0,
                                version.kind() + " " + version.id() + ": there is room for " + config.documents()
                                        + " documents with " + config.passages() + " passages."));
            } else {
                size[0] += another;
                size[1] += more;
                fitting.add(version);
            }
        }
        return fitting;
    }
}
