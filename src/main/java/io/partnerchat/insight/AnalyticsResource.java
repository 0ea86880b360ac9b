package io.partnerchat.insight;

import io.partnerchat.company.Access;
import io.partnerchat.company.Companies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;

/** {@code /api/analytics/{companyId}?from=&to=}: what a company's conversations amount to. */
@Path("/analytics/{companyId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AnalyticsResource {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(366);

    @Inject
    Companies companies;

    @Inject
    Access access;

    @Inject
    FiguresService figures;

    /** Without a span: the last thirty days. */
    @GET
    public Figures figures(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            @Context UriInfo uri) {
        var company = companies.require(companyId);
        access.require(company, authorization);
        InsightRequest request = new InsightRequest(uri.getQueryParameters()::getFirst);
        Instant to = request.moment("to", true).orElseGet(Instant::now);
        Instant from = request.moment("from", false).orElseGet(() -> to.minus(USUAL));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            request.violation("from", "must be before to, by at most " + LONGEST.toDays() + " days");
        }
        request.end();
        return figures.of(company.id(), from.toEpochMilli(), to.toEpochMilli());
    }
}
