package io.partnerchat.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;

/** The first thing that runs: settings are checked and the database is brought to this version, or the start ends. */
@Singleton
@jakarta.ejb.Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {
    private static final Logger LOG = System.getLogger(Startup.class.getName());

    @Resource(lookup = "java:app/jdbc/partnerchat")
    DataSource dataSource;

    @Inject
    DemoData demo;

    @Inject
    @Any
    Instance<StartupStep> steps;

    @PostConstruct
    void start() {
        try {
            FailedStart.endWithDeployment();
            ServerConfig config = ServerConfig.ofServer();
            Database database = new Database(dataSource);
            database.migrate();
            demo.load(config, database);
            steps.stream().flatMap(step -> step.check().stream()).forEach(line -> LOG.log(Level.INFO, line));
        } catch (RuntimeException e) {
            FailedStart.end(e);
        }
    }
}
