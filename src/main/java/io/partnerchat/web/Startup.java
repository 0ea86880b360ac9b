package io.partnerchat.web;

import io.partnerchat.config.InvalidSettingException;
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
import org.flywaydb.core.api.FlywayException;

/** The first thing that runs: settings are checked and the database is brought to this version, or the start ends. */
@Singleton
@jakarta.ejb.Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {
    private static final Logger LOG = System.getLogger(Startup.class.getName());

    @Resource(lookup = "java:app/jdbc/partnerchat")
    DataSource dataSource;

    @Inject
    @Any
    Instance<StartupStep> steps;

    @PostConstruct
    void start() {
        try {
            ServerConfig config = ServerConfig.ofServer();
            Database database = new Database(dataSource);
            database.migrate();
            if (config.demoData().orElseGet(database::embedded)) {
                database.loadDemoData();
            }
            steps.stream().flatMap(step -> step.check().stream()).forEach(line -> LOG.log(Level.INFO, line));
        } catch (InvalidSettingException e) {
            stop(e.getMessage());
        } catch (FlywayException e) {
            stop("The database cannot be prepared; check DB_URL, DB_USER and DB_PASSWORD. " + rootMessage(e));
        }
    }

    /**
     * Payara Micro keeps running, and answers 404, when a deployment fails. A server that cannot work has to end, so that
     * whoever supervises it notices. Nothing has been served yet, so nothing is lost by not shutting down in order.
     */
    private static void stop(String sentence) {
        LOG.log(Level.ERROR, "The server does not start: " + sentence);
        Runtime.getRuntime().halt(1);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
