package io.partnerchat.knowledge;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** The rows behind {@link ReindexWork}. */
@Stateless
public class ReindexService {
    @Inject
    ReindexStore store;

    @Inject
    RemovalStore removals;

    @Inject
    LaneService lanes;

    /** A passage and the number of its row. */
    public record Row(long id, Piece piece) {}

    public int count(String companyId) {
        return store.count(companyId);
    }

    public List<Row> page(String companyId, long afterId, int limit) {
        return store.page(companyId, afterId, limit);
    }

    /** Vectors whose passage has gone while they were on their way are to be deleted. */
    public void sent(JobRun run, Set<String> vectorIds) {
        lanes.require(run.job().laneKey());
        run.proceed(JobPhase.INDEXING);
        Set<String> gone = new java.util.HashSet<>(vectorIds);
        gone.removeAll(removals.alive(run.job().companyId(), vectorIds));
        gone.forEach(id -> removals.add(new LaneKey(run.job().companyId(), Lane.QUICK), id));
    }

    /** Every vector that was there at the start is made. */
    public void complete(JobRun run) {
        lanes.require(run.job().laneKey());
        run.proceed(JobPhase.INDEXING);
        store.markEmbedded(run.job().companyId(), run.job().createdMillis());
    }
}
