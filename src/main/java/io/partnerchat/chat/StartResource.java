package io.partnerchat.chat;

import io.partnerchat.company.Companies;
import io.partnerchat.company.Company;
import io.partnerchat.handoff.LeadSettings;
import io.partnerchat.handoff.SessionLeadsResource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code /api/partner-chat/{companyId}/start}: what a chat shows before anything is asked. */
@Path("/partner-chat/{companyId}/start")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class StartResource {
    @Inject
    Companies companies;

    @Inject
    Suggestions suggestions;

    /** @param language of the page, such as {@code de}; the browser's languages come after it */
    @GET
    public Response start(
            @PathParam("companyId") String companyId,
            @QueryParam("lang") String language,
            @Context HttpHeaders headers) {
        Company company = companies.require(companyId);
        LeadSettings lead = LeadSettings.of(company);
        List<Locale> languages = new ArrayList<>();
        if (language != null) {
            languages.add(Locale.forLanguageTag(language));
        }
        languages.addAll(SessionLeadsResource.languages(headers));
        Start start =
                new Start(suggestions.atStart(company), new LeadForm(lead.enabled(), lead.consentText(languages)));
        return Response.ok(start)
                .header("Cache-Control", "public, max-age=60")
                .header("Vary", "Accept-Language")
                .build();
    }

    /** Questions to begin with, and how visitors may ask to be answered by a person. */
    public record Start(List<String> suggestions, LeadForm lead) {}

    /** @param consentText what a visitor agrees to by leaving an address */
    public record LeadForm(boolean enabled, String consentText) {}
}
