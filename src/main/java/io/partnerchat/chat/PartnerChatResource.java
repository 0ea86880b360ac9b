package io.partnerchat.chat;

import io.partnerchat.web.ClientWatch;
import io.partnerchat.web.RequestId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;

/**
 * {@code /api/partner-chat/{companyId}}: a visitor asks, the partner's bot answers, whole. {@link ChatStreamFilter} has
 * the same address for those who want to see the answer while it is written.
 */
@Path("/partner-chat/{companyId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PartnerChatResource {
    @Inject
    ChatDoor door;

    @Inject
    ClientWatch clients;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<String> ask(
            @PathParam("companyId") String companyId,
            @HeaderParam(RequestId.HEADER) String requestId,
            @Context HttpServletRequest request,
            JsonObject body) {
        Reader reader = new Reader();
        Turn turn = door.enter(companyId, body, request, requestId, false, reader);
        ClientWatch.Watch watch = clients.watch(request, () -> turn.audience().leave(reader));
        return turn.result().whenComplete((answer, failure) -> watch.end()).thenApply(AnswerJson::of);
    }

    /** One who waits for the whole answer; no news is of interest before. Each is itself and no other. */
    private static final class Reader implements Runnable {
        @Override
        public void run() {
            // the result tells
        }
    }
}
