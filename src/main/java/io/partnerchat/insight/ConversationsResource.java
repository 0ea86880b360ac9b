package io.partnerchat.insight;

import io.partnerchat.company.Access;
import io.partnerchat.company.Companies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** {@code /api/conversations/{companyId}}: what visitors asked and what they were answered. */
@Path("/conversations/{companyId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ConversationsResource {
    private static final int MOST_SHOWN = 200;
    private static final int SHOWN = 50;
    private static final List<String> FORMATS = List.of("jsonl", "csv");
    /** How long one request erases; who has more to erase asks again. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Companies companies;

    @Inject
    Access access;

    @Inject
    ConversationsService service;

    @Inject
    ExportService exports;

    @Inject
    TurnErasureService erasure;

    @GET
    public ConversationView.Listing list(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            @Context UriInfo uri) {
        String id = company(companyId, authorization);
        InsightRequest request = request(uri);
        Filter filter = request.filter();
        TurnKey after = request.after();
        int limit = request.number("limit", 1, MOST_SHOWN, SHOWN);
        request.end();
        return service.list(id, filter, after, limit);
    }

    @GET
    @Path("{sessionId}")
    public TurnView.Conversation get(
            @PathParam("companyId") String companyId,
            @PathParam("sessionId") String sessionId,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        String id = company(companyId, authorization);
        return service.get(id, sessionId, after, Math.max(1, Math.min(MOST_SHOWN, limit)));
    }

    /** One turn per line, the oldest first. */
    @GET
    @Path("export")
    @Produces({"application/x-ndjson", "text/csv", MediaType.APPLICATION_JSON})
    public Response export(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            @Context UriInfo uri) {
        String id = company(companyId, authorization);
        InsightRequest request = request(uri);
        Filter filter = request.filter();
        String format = request.choice("format", FORMATS).orElse("jsonl");
        request.end();
        exports.requirePlace();
        StreamingOutput body = out -> exports.write(id, filter, format, out);
        return Response.ok(body)
                .type(ExportWriter.mediaType(format))
                .header("Content-Disposition", "attachment; filename=\"conversations." + format + '"')
                .header("Cache-Control", "no-store")
                .build();
    }

    /** The same answer whether there was such a conversation or not. */
    @DELETE
    @Path("{sessionId}")
    public void delete(
            @PathParam("companyId") String companyId,
            @PathParam("sessionId") String sessionId,
            @HeaderParam("Authorization") String authorization) {
        String id = company(companyId, authorization);
        erase(() -> erasure.conversation(id, sessionId));
    }

    /** All of a visitor, or all that was asked before a moment: {@code ?user_id=} or {@code ?before=}. */
    @DELETE
    public Erased deleteMany(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            @Context UriInfo uri) {
        String id = company(companyId, authorization);
        InsightRequest request = request(uri);
        Optional<String> visitor = request.text("user_id", 255);
        Optional<Instant> before = request.moment("before", false);
        if (visitor.isPresent() == before.isPresent()) {
            request.violation("before", "exactly one of user_id and before is needed");
        }
        request.end();
        return erase(() ->
                visitor.isPresent() ? erasure.visitor(id, visitor.get()) : erasure.before(id, before.orElseThrow()));
    }

    private static Erased erase(IntSupplier piece) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int erased = 0;
        int last;
        do {
            last = piece.getAsInt();
            erased += last;
        } while (last > 0 && System.nanoTime() < end);
        return new Erased(erased, last == 0);
    }

    /** @param complete false when there was too much for one request: asking again goes on */
    public record Erased(int turns, boolean complete) {}

    private static InsightRequest request(UriInfo uri) {
        return new InsightRequest(uri.getQueryParameters()::getFirst);
    }

    private String company(String companyId, String authorization) {
        var company = companies.require(companyId);
        access.require(company, authorization);
        return company.id();
    }
}
