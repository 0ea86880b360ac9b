package io.partnerchat.knowledge;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The notes of vectors that Pinecone is to forget. */
@Stateless
public class RemovalService {
    @Inject
    RemovalStore store;

    @Inject
    LaneService lanes;

    public List<String> first(LaneKey lane, int limit) {
        return store.first(lane, limit);
    }

    public Set<String> alive(String companyId, Collection<String> vectorIds) {
        return new HashSet<>(store.alive(companyId, vectorIds));
    }

    /** They are deleted. */
    public void done(LaneKey lane, Collection<String> vectorIds) {
        lanes.require(lane);
        store.delete(lane, vectorIds);
    }
}
