package io.partnerchat.handoff;

import io.partnerchat.company.Companies;
import io.partnerchat.company.Company;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.web.ClientAddress;
import io.partnerchat.web.RolledBack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** {@code …/sessions/{sessionId}/leads}: a visitor asks to be answered by a person. */
@Path("/partner-chat/{companyId}/sessions/{sessionId}/leads")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class SessionLeadsResource {
    @Inject
    Companies companies;

    @Inject
    LeadService service;

    @Inject
    SpamGuard guard;

    @Inject
    ClientAddress address;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(
            @PathParam("companyId") String companyId,
            @PathParam("sessionId") String sessionId,
            @Context HttpHeaders headers,
            JsonObject body) {
        Company company = companies.require(companyId);
        LeadSettings settings = LeadSettings.of(company);
        if (!settings.enabled()) {
            throw new ProblemException(Problem.of(403, "This company does not take contact details here."));
        }
        NewLead lead = NewLead.from(body, settings, languages(headers));
        guard.admit(company.id(), address.current());
        return Response.status(Response.Status.CREATED)
                .entity(new Added(RolledBack.triedAgain(() -> service.add(company, sessionId, lead))))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** The lead that was taken in. */
    public record Added(String leadId) {}

    /** A header that is none means no preference. */
    public static List<Locale> languages(HttpHeaders headers) {
        try {
            return headers.getAcceptableLanguages();
        } catch (RuntimeException e) {
            return List.of();
        }
    }
}
