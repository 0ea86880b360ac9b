package io.partnerchat.web;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether this server has the demo companies, and with them the demo shop; decided once, at the start. */
@ApplicationScoped
public class DemoData {
    private volatile boolean on;

    public boolean on() {
        return on;
    }

    void load(ServerConfig config, Database database) {
        boolean wanted = config.demoData().orElseGet(database::embedded);
        if (wanted) {
            database.loadDemoData();
        }
        on = wanted;
    }
}
