package io.partnerchat.handoff;

import io.partnerchat.company.Access;
import io.partnerchat.company.Companies;
import io.partnerchat.company.Company;
import io.partnerchat.problem.FieldReader;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;

/** {@code /api/leads/{companyId}}: who wants to be answered by a person. */
@Path("/leads/{companyId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class LeadsResource {
    private static final int MOST_SHOWN = 200;
    private static final List<String> STATUSES = List.of(Lead.NEW, Lead.HANDLED);

    @Inject
    Companies companies;

    @Inject
    Access access;

    @Inject
    LeadService service;

    /** The latest first. */
    @GET
    public Lead.Listing list(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("status") String status,
            @QueryParam("after") Long after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        String id = company(companyId, authorization).id();
        if (status != null && !STATUSES.contains(status)) {
            throw new ProblemException(
                    Problem.invalid(List.of(new Violation("status", "must be one of new, handled"))));
        }
        return service.page(id, status, after == null ? Long.MAX_VALUE : after, shown(limit));
    }

    @GET
    @Path("{leadId}")
    public Lead get(
            @PathParam("companyId") String companyId,
            @PathParam("leadId") String leadId,
            @HeaderParam("Authorization") String authorization) {
        return service.get(company(companyId, authorization).id(), leadId);
    }

    /** Takes {@code {"status": "handled"}} or {@code "new"}. */
    @PATCH
    @Path("{leadId}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Lead mark(
            @PathParam("companyId") String companyId,
            @PathParam("leadId") String leadId,
            @HeaderParam("Authorization") String authorization,
            JsonObject body) {
        String id = company(companyId, authorization).id();
        FieldReader fields = new FieldReader(body);
        fields.onlyKnown(Set.of("status"));
        fields.requireText("status");
        String status = fields.choice("status", STATUSES).orElse("");
        fields.end();
        return service.mark(id, leadId, status.equals(Lead.HANDLED));
    }

    /** The same answer whether there was such a lead or not. */
    @DELETE
    @Path("{leadId}")
    public void delete(
            @PathParam("companyId") String companyId,
            @PathParam("leadId") String leadId,
            @HeaderParam("Authorization") String authorization) {
        service.delete(company(companyId, authorization).id(), leadId);
    }

    private Company company(String companyId, String authorization) {
        Company company = companies.require(companyId);
        access.require(company, authorization);
        return company;
    }

    static int shown(int limit) {
        return Math.max(1, Math.min(MOST_SHOWN, limit));
    }
}
