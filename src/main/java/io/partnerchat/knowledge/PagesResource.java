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
import java.util.List;

/** {@code /api/knowledge/{companyId}/pages}: pages of the partner's own site, which are fetched. */
@Path("/knowledge/{companyId}/pages")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PagesResource {
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
        return documents.page(id, List.of(Passage.PAGE), after, DocumentsResource.shown(limit));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response fetch(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            JsonObject body) {
        Company company = partners.require(companyId, authorization);
        return JobsResource.accepted(companyId, ingest.pages(company, body));
    }

    @GET
    @Path("{pageId}")
    public DocumentView.Whole get(
            @PathParam("companyId") String companyId,
            @PathParam("pageId") String pageId,
            @HeaderParam("Authorization") String authorization) {
        return documents.get(partners.require(companyId, authorization).id(), Passage.PAGE, pageId);
    }

    @DELETE
    @Path("{pageId}")
    public void delete(
            @PathParam("companyId") String companyId,
            @PathParam("pageId") String pageId,
            @HeaderParam("Authorization") String authorization) {
        ingest.delete(partners.require(companyId, authorization), Passage.PAGE, pageId);
    }
}
