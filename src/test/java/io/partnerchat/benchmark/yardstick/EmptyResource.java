package io.partnerchat.benchmark.yardstick;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** An empty JSON object, from one bean for all requests. */
@Path("/empty")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class EmptyResource {
    @GET
    public String get() {
        return "{}";
    }
}
