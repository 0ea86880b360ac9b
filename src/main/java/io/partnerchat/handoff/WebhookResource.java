package io.partnerchat.handoff;

import io.partnerchat.company.Access;
import io.partnerchat.company.Companies;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.problem.Violation;
import io.partnerchat.web.PublicAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /api/webhooks/{companyId}}: where a partner's own systems hear what happens, and what became of each call. */
@Path("/webhooks/{companyId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class WebhookResource {
    private static final List<String> STATUSES = List.of(OutboxStore.WAITING, OutboxStore.SENT, OutboxStore.FAILED);

    @Inject
    Companies companies;

    @Inject
    Access access;

    @Inject
    PublicAddress addresses;

    @Inject
    WebhookService service;

    @Inject
    OutboxService deliveries;

    @GET
    public Webhook get(@PathParam("companyId") String companyId, @HeaderParam("Authorization") String authorization) {
        return service.find(company(companyId, authorization)).orElseThrow(WebhookService::unknown);
    }

    /** The secret is in the answer that made it, and in no other. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            JsonObject body) {
        String id = company(companyId, authorization);
        Webhook webhook = service.put(id, WebhookRequest.from(body, addresses));
        return Response.ok(webhook).header("Cache-Control", "no-store").build();
    }

    @DELETE
    public void delete(@PathParam("companyId") String companyId, @HeaderParam("Authorization") String authorization) {
        service.delete(company(companyId, authorization));
    }

    /** Sends a call of the type {@code webhook.test}. */
    @POST
    @Path("test")
    @Consumes(MediaType.WILDCARD)
    public Response test(@PathParam("companyId") String companyId, @HeaderParam("Authorization") String authorization) {
        service.test(company(companyId, authorization));
        return Response.accepted().build();
    }

    /** The latest first. */
    @GET
    @Path("deliveries")
    public Delivery.Listing list(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("status") String status,
            @QueryParam("after") Long after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        String id = company(companyId, authorization);
        if (status != null && !STATUSES.contains(status)) {
            throw new ProblemException(
                    Problem.invalid(List.of(new Violation("status", "must be one of " + String.join(", ", STATUSES)))));
        }
        return deliveries.page(id, status, after == null ? Long.MAX_VALUE : after, LeadsResource.shown(limit));
    }

    /** Tries a call that has failed once more. */
    @POST
    @Path("deliveries/{messageId}/retry")
    @Consumes(MediaType.WILDCARD)
    public Response retry(
            @PathParam("companyId") String companyId,
            @PathParam("messageId") String messageId,
            @HeaderParam("Authorization") String authorization) {
        deliveries.retry(company(companyId, authorization), messageId);
        return Response.accepted().build();
    }

    private String company(String companyId, String authorization) {
        var company = companies.require(companyId);
        access.require(company, authorization);
        return company.id();
    }
}
