package io.partnerchat.config;

import com.hazelcast.core.HazelcastInstance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Payara's data grid, which the nodes of a cluster share. */
public final class DataGrid {
    private static final Logger LOG = System.getLogger(DataGrid.class.getName());

    private DataGrid() {}

    /** Looked up by hand: an injected resource that is not there would stop the start. Empty for a node on its own. */
    @SuppressWarnings("BanJNDI") // the name is a constant
    public static Optional<HazelcastInstance> find() {
        try {
            return Optional.of((HazelcastInstance) new InitialContext().lookup("payara/Hazelcast"));
        } catch (NamingException e) {
            LOG.log(Level.DEBUG, "no data grid", e);
            return Optional.empty();
        }
    }
}
