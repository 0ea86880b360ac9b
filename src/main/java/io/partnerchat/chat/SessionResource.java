package io.partnerchat.chat;

import io.partnerchat.company.Companies;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * {@code /api/partner-chat/{companyId}/sessions/{sessionId}}: a visitor's own conversation. The session id is the only key
 * to it, as unguessable as one.
 */
@Path("/partner-chat/{companyId}/sessions/{sessionId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class SessionResource {
    /** Looked up once: each look-up reads every jar of the application. */
    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject
    Companies companies;

    @Inject
    Conversation conversation;

    @GET
    public Response transcript(@PathParam("companyId") String companyId, @PathParam("sessionId") String sessionId) {
        JsonArray messages =
                conversation.transcript(companies.require(companyId).id(), sessionId);
        if (messages.isEmpty()) {
            throw new ProblemException(Problem.of(404, "There is no such conversation."));
        }
        return Response.ok(JSON.createObjectBuilder()
                        .add("session_id", sessionId)
                        .add("messages", messages)
                        .build()
                        .toString())
                .header("Cache-Control", "no-store")
                .build();
    }

    /** The same answer whether there was such a conversation or not. */
    @DELETE
    public void erase(@PathParam("companyId") String companyId, @PathParam("sessionId") String sessionId) {
        conversation.erase(companies.require(companyId).id(), sessionId);
    }
}
