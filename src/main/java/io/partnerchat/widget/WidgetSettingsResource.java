package io.partnerchat.widget;

import io.partnerchat.company.Access;
import io.partnerchat.company.Companies;
import io.partnerchat.company.Company;
import io.partnerchat.web.RequestId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** {@code /api/widget-settings/{companyId}}: anybody reads, the partner changes. */
@Path("/widget-settings/{companyId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class WidgetSettingsResource {
    private static final Logger LOG = System.getLogger(WidgetSettingsResource.class.getName());
    /** Browsers may keep the answer but ask each time whether it still holds, so that a change shows at once. */
    private static final String REVALIDATE = "no-cache";

    @Inject
    Companies companies;

    @Inject
    WidgetSettingsCache cache;

    @Inject
    WidgetSettingsService service;

    @Inject
    Access access;

    @GET
    public Response get(@PathParam("companyId") String companyId, @Context Request request) {
        WidgetSettingsCache.Entry entry = cache.of(companies.require(companyId));
        Response.ResponseBuilder notModified = request.evaluatePreconditions(entry.tag());
        Response.ResponseBuilder response = notModified == null ? Response.ok(entry.json()) : notModified;
        return response.tag(entry.tag()).header("Cache-Control", REVALIDATE).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            @HeaderParam(RequestId.HEADER) String requestId,
            JsonObject body) {
        Company company = companies.require(companyId);
        String who = access.require(company, authorization);
        WidgetSettingsCache.Entry entry =
                cache.entry(service.change(company, new WidgetSettingsChange(companyId, body), who));
        LOG.log(
                Level.INFO,
                "event=settings_changed company=" + companyId + " by=" + who + " fields=" + body.keySet() + " request="
                        + requestId);
        return Response.ok(entry.json())
                .tag(entry.tag())
                .header("Cache-Control", "no-store")
                .build();
    }
}
