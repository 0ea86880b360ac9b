package io.partnerchat.knowledge;

import io.partnerchat.company.Company;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import io.partnerchat.problem.Violation;
import io.partnerchat.vendor.CallScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** {@code /api/knowledge/{companyId}}: what a partner's bot knows, as a whole. */
@Path("/knowledge/{companyId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class KnowledgeResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_CHARACTERS = 4_000;

    @Inject
    Partners partners;

    @Inject
    IngestService ingest;

    @Inject
    KnowledgeService knowledge;

    /** Everything: documents, questions, products, pages, jobs and unanswered questions. */
    @DELETE
    public void eraseAll(@PathParam("companyId") String companyId, @HeaderParam("Authorization") String authorization) {
        ingest.eraseAll(partners.require(companyId, authorization));
    }

    /** What the bot would find, best first, with the score and the half of the search that found it. */
    @GET
    @Path("search")
    public CompletionStage<Found> search(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("q") String question) {
        Company company = partners.require(companyId, authorization);
        if (question == null || question.isBlank() || question.length() > MOST_CHARACTERS) {
            throw new ProblemException(Problem.invalid(
                    List.of(new Violation("q", "must be a question of at most " + MOST_CHARACTERS + " characters"))));
        }
        return knowledge
                .find(company, question.strip(), CallScope.within(PATIENCE))
                .thenApply(Found::new);
    }

    /** The passages found. */
    public record Found(List<Hit> hits) {}

    @POST
    @Path("reindex")
    @Consumes(MediaType.WILDCARD)
    public Response reindex(
            @PathParam("companyId") String companyId, @HeaderParam("Authorization") String authorization) {
        Company company = partners.require(companyId, authorization);
        return JobsResource.accepted(companyId, ingest.reindex(company));
    }
}
