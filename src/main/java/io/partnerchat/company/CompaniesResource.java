package io.partnerchat.company;

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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** Provisioning by the operator. Without OPERATOR_TOKEN these addresses do not exist. */
@Path("/companies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class CompaniesResource {
    private static final int MAX_PAGE = 200;

    @Inject
    CompanyService service;

    @Inject
    OperatorToken operator;

    @Inject
    AiConfigRules rules;

    @Inject
    Eraser eraser;

    @POST
    public Response create(@HeaderParam("Authorization") String authorization, JsonObject body) {
        operator.require(authorization);
        CompanyService.NewCompany made = service.create(CompanyChange.creating(body, rules));
        return Response.created(URI.create("companies/" + made.company().id()))
                .entity(CompanyView.of(made.company(), made.key()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    public Listing list(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        operator.require(authorization);
        CompanyService.Page page = service.page(after, Math.max(1, Math.min(MAX_PAGE, limit)));
        return new Listing(
                page.companies().stream()
                        .map(company -> CompanyView.of(company, null))
                        .toList(),
                page.next());
    }

    @GET
    @Path("{companyId}")
    public CompanyView get(
            @HeaderParam("Authorization") String authorization, @PathParam("companyId") String companyId) {
        operator.require(authorization);
        return service.find(companyId)
                .map(company -> CompanyView.of(company, null))
                .orElseThrow(() -> new ProblemException(Problem.unknownCompany()));
    }

    @PATCH
    @Path("{companyId}")
    public CompanyView change(
            @HeaderParam("Authorization") String authorization,
            @PathParam("companyId") String companyId,
            JsonObject body) {
        operator.require(authorization);
        return CompanyView.of(service.change(companyId, CompanyChange.updating(body, rules)), null);
    }

    /** Erases the company and everything that belongs to it, for ever. */
    @DELETE
    @Path("{companyId}")
    @Consumes(MediaType.WILDCARD)
    public void erase(@HeaderParam("Authorization") String authorization, @PathParam("companyId") String companyId) {
        operator.require(authorization);
        eraser.erase(companyId);
    }

    /** Rotates the key: the old ones end with this call. */
    @POST
    @Path("{companyId}/keys")
    @Consumes(MediaType.WILDCARD)
    public Response rotateKey(
            @HeaderParam("Authorization") String authorization, @PathParam("companyId") String companyId) {
        operator.require(authorization);
        return Response.status(Response.Status.CREATED)
                .entity(new NewKey(companyId, service.rotateKey(companyId)))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** A page of companies; {@code next} goes into {@code after} of the next request, null at the end. */
    public record Listing(List<CompanyView> companies, Long next) {}

    /** A key that is shown this once. */
    public record NewKey(String companyId, String partnerKey) {}
}
