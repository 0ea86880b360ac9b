package io.partnerchat.knowledge;

import io.partnerchat.company.Company;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /api/knowledge/{companyId}/unanswered}: what visitors asked in vain. */
@Path("/knowledge/{companyId}/unanswered")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class UnansweredResource {
    @Inject
    Partners partners;

    @Inject
    UnansweredQuestions unanswered;

    @Inject
    IngestService ingest;

    @GET
    public UnansweredQuestion.Listing list(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        String id = partners.require(companyId, authorization).id();
        return new UnansweredQuestion.Listing(unanswered.most(id, DocumentsResource.shown(limit)));
    }

    /** Makes it a question with this answer, optionally in better words. */
    @POST
    @Path("{id}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response answer(
            @PathParam("companyId") String companyId,
            @PathParam("id") String id,
            @HeaderParam("Authorization") String authorization,
            JsonObject body) {
        Company company = partners.require(companyId, authorization);
        String asked = unanswered.question(company.id(), number(id));
        return JobsResource.accepted(
                companyId, ingest.question(company, KnowledgeRequest.answer(body, asked, number(id))));
    }

    /** It is not worth an answer. */
    @DELETE
    @Path("{id}")
    public void forget(
            @PathParam("companyId") String companyId,
            @PathParam("id") String id,
            @HeaderParam("Authorization") String authorization) {
        if (!unanswered.forget(partners.require(companyId, authorization).id(), number(id))) {
            throw UnansweredQuestions.unknown();
        }
    }

    static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw UnansweredQuestions.unknown();
        }
    }
}
