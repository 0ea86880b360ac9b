package io.partnerchat.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes every vector of a company anew from our own table: after another embedding model, or for an index that was lost. */
@ApplicationScoped
class ReindexWork implements Work {
    private static final int TOGETHER = 192;

    @Inject
    ReindexService rows;

    @Inject
    Vectors vectors;

    @Override
    public JobKind kind() {
        return JobKind.REINDEX;
    }

    @Override
    public void run(JobRun run) {
        run.proceed(JobPhase.READING);
        run.counts().expect(rows.count(run.job().companyId()));
        long after = 0;
        List<ReindexService.Row> page = rows.page(run.job().companyId(), after, TOGETHER);
        while (vectors.configured() && !page.isEmpty()) {
            List<Piece> pieces = page.stream().map(ReindexService.Row::piece).toList();
            vectors.put(run.job().companyId(), pieces);
            run.counts().embedded(pieces.size());
            run.counts().done(pieces.size(), 0);
            Set<String> sent =
                    new HashSet<>(pieces.stream().map(Piece::vectorId).toList());
            rows.sent(run, sent);
            after = page.get(page.size() - 1).id();
            page = rows.page(run.job().companyId(), after, TOGETHER);
        }
        if (vectors.configured()) {
            rows.complete(run);
        } else {
            run.counts()
                    .note(new RowError(
                            0, "This server has no OpenAI or no Pinecone: passages are found by their words."));
        }
    }
}
