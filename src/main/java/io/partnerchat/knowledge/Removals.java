package io.partnerchat.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Has Pinecone forget the vectors that no passage belongs to. Waits for it, so only for the jobs' own threads. */
@ApplicationScoped
class Removals {
    private static final int TOGETHER = 500;

    @Inject
    RemovalService service;

    @Inject
    Vectors vectors;

    /** @throws io.partnerchat.vendor.VendorException when Pinecone does not answer; what is left stays noted */
    void clear(LaneKey lane, BooleanSupplier enough) {
        if (!vectors.canDelete()) {
            return;
        }
        List<RemovalStore.Note> noted = service.first(lane, TOGETHER);
        while (!noted.isEmpty() && !enough.getAsBoolean()) {
            List<String> ids =
                    noted.stream().map(RemovalStore.Note::vectorId).distinct().toList();
            Set<String> alive = service.alive(lane.companyId(), ids);
            List<String> dead = ids.stream().filter(id -> !alive.contains(id)).toList();
            if (!dead.isEmpty()) {
                vectors.delete(lane.companyId(), dead);
            }
            service.done(lane, noted);
            noted = service.first(lane, TOGETHER);
        }
    }
}
