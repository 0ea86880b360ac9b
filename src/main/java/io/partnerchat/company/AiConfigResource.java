package io.partnerchat.company;

import io.partnerchat.problem.FieldReader;
import io.partnerchat.web.RequestId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** {@code /api/companies/{companyId}/ai-config}: what the partner itself sets of its bot. */
@Path("/companies/{companyId}/ai-config")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AiConfigResource {
    private static final Logger LOG = System.getLogger(AiConfigResource.class.getName());

    @Inject
    Companies companies;

    @Inject
    CompanyService service;

    @Inject
    Access access;

    @Inject
    AiConfigRules rules;

    @GET
    public Response get(@PathParam("companyId") String companyId, @HeaderParam("Authorization") String authorization) {
        Company company = companies.require(companyId);
        access.require(company, authorization);
        return answer(company);
    }

    /** A key that is not named stays as it is; null takes one away, so that the default holds again. */
    @PATCH
    public Response change(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            @HeaderParam(RequestId.HEADER) String requestId,
            JsonObject body) {
        String who = access.require(companies.require(companyId), authorization);
        FieldReader fields = new FieldReader(body);
        rules.checkOfPartner(fields);
        fields.end();
        Company changed = service.changeAiConfig(companyId, body);
        LOG.log(Level.INFO, "event=ai_config_changed company=" + companyId + " by=" + who + " request=" + requestId);
        return answer(changed);
    }

    private static Response answer(Company company) {
        return Response.ok(company.aiConfig())
                .header("Cache-Control", "no-store")
                .build();
    }
}
