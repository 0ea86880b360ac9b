package io.partnerchat.handoff;

import io.partnerchat.company.Companies;
import io.partnerchat.problem.FieldReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** {@code …/sessions/{sessionId}/feedback}: what a visitor thinks of an answer; the session id is the key to it. */
@Path("/partner-chat/{companyId}/sessions/{sessionId}/feedback")
@ApplicationScoped
public class FeedbackResource {
    private static final int MAX_ID = 32;
    private static final int MAX_COMMENT = 500;

    @Inject
    Companies companies;

    @Inject
    FeedbackService service;

    /** Sent again it replaces what was sent before. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void rate(
            @PathParam("companyId") String companyId, @PathParam("sessionId") String sessionId, JsonObject body) {
        String id = companies.require(companyId).id();
        FieldReader fields = new FieldReader(body);
        fields.requireText("answer_id");
        fields.requireText("rating");
        Optional<String> answer = fields.text("answer_id", 1, MAX_ID);
        Optional<String> rating = fields.choice("rating", List.of("up", "down"));
        Optional<String> comment =
                fields.nullableText("comment", MAX_COMMENT).map(String::strip).filter(text -> !text.isEmpty());
        fields.end();
        service.rate(id, sessionId, answer.orElseThrow(), rating.orElseThrow().equals("up"), comment.orElse(null));
    }
}
