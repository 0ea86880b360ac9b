package io.partnerchat.chat;

import io.partnerchat.company.Companies;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

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

    @Inject
    RunningTurns running;

    @Inject
    SessionWishes wishes;

    @GET
    public Response transcript(@PathParam("companyId") String companyId, @PathParam("sessionId") String sessionId) {
        String company = companies.require(companyId).id();
        // looked at first: a turn that ends meanwhile is in the transcript
        List<Turn> turns = running.of(company, sessionId);
        JsonArray messages = conversation.transcript(company, sessionId);
        if (messages.isEmpty() && turns.isEmpty()) {
            throw new ProblemException(Problem.of(404, "There is no such conversation."));
        }
        return Response.ok(JSON.createObjectBuilder()
                        .add("session_id", sessionId)
                        .add("messages", messages)
                        .add("pending", turns.isEmpty() ? JsonValue.NULL : pending(turns.get(turns.size() - 1)))
                        .build()
                        .toString())
                .header("Cache-Control", "no-store")
                .build();
    }

    /** What is being answered; the stream goes on from the event that is named here. */
    private static JsonObject pending(Turn turn) {
        return JSON.createObjectBuilder()
                .add("answer_id", turn.answerId())
                .add("last_event_id", new AnswerPosition(turn.answerId(), 0).toString())
                .add("messages", Conversation.asked(turn))
                .build();
    }

    /** The visitor moves to another page: what is being answered is answered to its end, though nobody reads it. */
    @POST
    @Path("hold")
    public void hold(@PathParam("companyId") String companyId, @PathParam("sessionId") String sessionId) {
        wishes.hold(companies.require(companyId).id(), sessionId);
    }

    /** The same answer whether there was such a conversation or not; what is being answered there is not kept. */
    @DELETE
    public void erase(@PathParam("companyId") String companyId, @PathParam("sessionId") String sessionId) {
        wishes.erase(companies.require(companyId).id(), sessionId);
    }
}
