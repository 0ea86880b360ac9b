package io.partnerchat.knowledge;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.SQLException;
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
    VersionStore versions;

    @Inject
    LaneService lanes;

    public List<RemovalStore.Note> first(LaneKey lane, int limit) {
        return store.first(lane, limit);
    }

    public Set<String> alive(String companyId, Collection<String> vectorIds) {
        return new HashSet<>(store.alive(companyId, vectorIds));
    }

    /** They are deleted. */
    public void done(LaneKey lane, List<RemovalStore.Note> notes) {
        lanes.require(lane);
        try {
            versions.deleteNotes(lane.companyId(), notes);
        } catch (SQLException e) {
            throw new IllegalStateException("the database refuses", e);
        }
    }
}
