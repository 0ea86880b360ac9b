package io.partnerchat.pinecone;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** The control plane: where an index lives. */
@Produces(MediaType.APPLICATION_JSON)
interface ControlHttp {
    @GET
    @Path("indexes/{name}")
    CompletionStage<Response> describe(@PathParam("name") String name);
}
