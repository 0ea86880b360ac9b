package io.partnerchat.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The JSON API under /api. */
@ApplicationPath("/api")
public class ApiApplication extends Application {
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                // OPTIONS would answer with a list of all resources
                "jersey.config.server.wadl.disableWadl", true,
                // errors without a body would become the container's HTML page
                "jersey.config.server.response.setStatusOverSendError", true);
    }
}
