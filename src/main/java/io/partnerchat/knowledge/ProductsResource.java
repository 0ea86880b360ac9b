package io.partnerchat.knowledge;

import io.partnerchat.company.Company;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

/** {@code /api/knowledge/{companyId}/products}: what the shop sells, as its feed says. */
@Path("/knowledge/{companyId}/products")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ProductsResource {
    @Inject
    Partners partners;

    @Inject
    IngestService ingest;

    @Inject
    DocumentService documents;

    @Inject
    FeedService feeds;

    /** A page of products, with the feed they came with; null when none was ever read to its end. */
    public record Listing(Feed.View feed, List<DocumentView> documents, Long next) {}

    @GET
    public Listing list(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        String id = partners.require(companyId, authorization).id();
        DocumentView.Listing page = documents.page(id, List.of(Passage.PRODUCT), after, DocumentsResource.shown(limit));
        return new Listing(feeds.find(id).map(Feed::toView).orElse(null), page.documents(), page.next());
    }

    @GET
    @Path("{productId}")
    public DocumentView.Whole get(
            @PathParam("companyId") String companyId,
            @PathParam("productId") String productId,
            @HeaderParam("Authorization") String authorization) {
        return documents.get(partners.require(companyId, authorization).id(), Passage.PRODUCT, productId);
    }

    /** The whole feed as it is; what it is, its content says. */
    @PUT
    @Consumes(MediaType.WILDCARD)
    public Response put(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("currency") String currency,
            InputStream feed)
            throws IOException {
        Company company = partners.require(companyId, authorization);
        String configured = Passage.text(company.aiConfig(), FeedAiConfig.CURRENCY);
        return JobsResource.accepted(
                companyId,
                ingest.products(company, KnowledgeRequest.feed(currency, configured, company.website()), feed));
    }

    /** The products and the feed; what Pinecone has of them goes as soon as it answers. */
    @DELETE
    public void deleteAll(
            @PathParam("companyId") String companyId, @HeaderParam("Authorization") String authorization) {
        ingest.deleteFeed(partners.require(companyId, authorization));
    }

    @DELETE
    @Path("{productId}")
    public void delete(
            @PathParam("companyId") String companyId,
            @PathParam("productId") String productId,
            @HeaderParam("Authorization") String authorization) {
        ingest.delete(partners.require(companyId, authorization), Passage.PRODUCT, productId);
    }
}
