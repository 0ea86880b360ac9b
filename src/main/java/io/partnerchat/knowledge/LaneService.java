package io.partnerchat.knowledge;

import io.partnerchat.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Leases on lanes: which node works on what, and for how long the others believe it without a sign of life. */
@Stateless
public class LaneService {
    /** This process, not this machine: after a restart it is another one. */
    private static final String OWNER = UUID.randomUUID().toString();

    @Inject
    LaneStore store;

    private long lease;

    @PostConstruct
    void configure() {
        lease = KnowledgeConfig.of(Settings.ofServer()).lease().toMillis();
    }

    /** Whether the lane is this node's now. */
    public boolean claim(LaneKey lane) {
        long now = System.currentTimeMillis();
        store.addIfMissing(lane);
        return store.claim(lane, OWNER, now, now + lease);
    }

    /**
     * Holds the lane within the caller's transaction.
     *
     * @throws JobStoppedException when another node has taken it over meanwhile
     */
    public void require(LaneKey lane) {
        if (!store.hold(lane, OWNER, System.currentTimeMillis() + lease)) {
            throw new JobStoppedException("another node has taken the lane over");
        }
    }

    /** A sign of life for every lane of this node. */
    public void renewAll() {
        store.renewAll(OWNER, System.currentTimeMillis() + lease);
    }

    public void release(LaneKey lane) {
        store.release(lane, OWNER);
    }

    public void releaseAll() {
        store.renewAll(OWNER, 0);
    }
}
