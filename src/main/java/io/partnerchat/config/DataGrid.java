package io.partnerchat.config;

import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.MapConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
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

    /**
     * A map that all nodes share, set up by the first of them. Values must be of classes that every JVM has: the grid loads
     * none of ours. There are no copies: what a node kept that has ended is gone.
     */
    public static <V> IMap<String, V> map(HazelcastInstance grid, MapConfig config) {
        try {
            grid.getConfig().addMapConfig(config.setBackupCount(0).setStatisticsEnabled(false));
        } catch (InvalidConfigurationException e) {
            LOG.log(Level.WARNING, "event=grid_config_kept error=" + e.getMessage());
        }
        return grid.getMap(config.getName());
    }
}
