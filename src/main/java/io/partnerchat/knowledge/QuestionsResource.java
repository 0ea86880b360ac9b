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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** {@code /api/knowledge/{companyId}/questions}: questions with the answers the partner wants given. */
@Path("/knowledge/{companyId}/questions")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class QuestionsResource {
    @Inject
    Partners partners;

    @Inject
    IngestService ingest;

    @Inject
    DocumentService documents;

    @GET
    public DocumentView.Listing list(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        String id = partners.require(companyId, authorization).id();
        return documents.page(id, List.of(Passage.QUESTION), after, DocumentsResource.shown(limit));
    }

    @GET
    @Path("{questionId}")
    public DocumentView.Whole get(
            @PathParam("companyId") String companyId,
            @PathParam("questionId") String questionId,
            @HeaderParam("Authorization") String authorization) {
        return documents.get(partners.require(companyId, authorization).id(), Passage.QUESTION, questionId);
    }

    @PUT
    @Path("{questionId}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("companyId") String companyId,
            @PathParam("questionId") String questionId,
            @HeaderParam("Authorization") String authorization,
            JsonObject body) {
        Company company = partners.require(companyId, authorization);
        return JobsResource.accepted(companyId, ingest.question(company, KnowledgeRequest.question(questionId, body)));
    }

    /** Many at once, as JSON or CSV; those that were there before and are not in it stay. */
    @PUT
    @Consumes(MediaType.WILDCARD)
    public Response putAll(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            InputStream list)
            throws IOException {
        Company company = partners.require(companyId, authorization);
        return JobsResource.accepted(companyId, ingest.questions(company, list));
    }

    @DELETE
    @Path("{questionId}")
    public void delete(
            @PathParam("companyId") String companyId,
            @PathParam("questionId") String questionId,
            @HeaderParam("Authorization") String authorization) {
        ingest.delete(partners.require(companyId, authorization), Passage.QUESTION, questionId);
    }
}
