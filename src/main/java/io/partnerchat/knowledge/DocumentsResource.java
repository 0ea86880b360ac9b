package io.partnerchat.knowledge;

import io.partnerchat.company.Company;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
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

/** {@code /api/knowledge/{companyId}/documents}: texts and files; for reading also questions, products and pages. */
@Path("/knowledge/{companyId}/documents")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class DocumentsResource {
    static final List<String> KINDS = List.of(Passage.DOCUMENT, Passage.QUESTION, Passage.PRODUCT, Passage.PAGE);
    static final int MOST_SHOWN = 200;

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
            @QueryParam("kind") String kind,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        Company company = partners.require(companyId, authorization);
        List<String> kinds = kind == null ? KINDS : List.of(checked(kind));
        return documents.page(company.id(), kinds, after, shown(limit));
    }

    @GET
    @Path("{documentId}")
    public DocumentView.Whole get(
            @PathParam("companyId") String companyId,
            @PathParam("documentId") String documentId,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("kind") @DefaultValue(Passage.DOCUMENT) String kind) {
        return documents.get(partners.require(companyId, authorization).id(), checked(kind), documentId);
    }

    @PUT
    @Path("{documentId}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response putText(
            @PathParam("companyId") String companyId,
            @PathParam("documentId") String documentId,
            @HeaderParam("Authorization") String authorization,
            JsonObject body)
            throws IOException {
        Company company = partners.require(companyId, authorization);
        return JobsResource.accepted(companyId, ingest.document(company, documentId, body));
    }

    /** A file as it is, with its type; what it really is, its content says. */
    @PUT
    @Path("{documentId}")
    @Consumes(MediaType.WILDCARD)
    public Response putFile(
            @PathParam("companyId") String companyId,
            @PathParam("documentId") String documentId,
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Content-Type") String contentType,
            @QueryParam("title") String title,
            @QueryParam("url") String url,
            @QueryParam("name") String name,
            InputStream body)
            throws IOException {
        Company company = partners.require(companyId, authorization);
        JsonObject request = KnowledgeRequest.file(documentId, title, url, name, contentType);
        return JobsResource.accepted(companyId, ingest.file(company, request, body));
    }

    @DELETE
    @Path("{documentId}")
    public void delete(
            @PathParam("companyId") String companyId,
            @PathParam("documentId") String documentId,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("kind") @DefaultValue(Passage.DOCUMENT) String kind) {
        ingest.delete(partners.require(companyId, authorization), checked(kind), documentId);
    }

    static int shown(int limit) {
        return Math.max(1, Math.min(MOST_SHOWN, limit));
    }

    private static String checked(String kind) {
        if (!KINDS.contains(kind)) {
            throw new ProblemException(Problem.of(400, "kind must be one of " + String.join(", ", KINDS) + "."));
        }
        return kind;
    }
}
