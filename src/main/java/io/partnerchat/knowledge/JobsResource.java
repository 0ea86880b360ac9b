package io.partnerchat.knowledge;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

/** {@code /api/knowledge/{companyId}/jobs}: how far the work in the background is. */
@Path("/knowledge/{companyId}/jobs")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class JobsResource {
    @Inject
    Partners partners;

    @Inject
    JobService jobs;

    @GET
    public JobView.Listing list(
            @PathParam("companyId") String companyId,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("after") @DefaultValue("9223372036854775807") long after,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        String id = partners.require(companyId, authorization).id();
        return jobs.page(id, after, DocumentsResource.shown(limit));
    }

    @GET
    @Path("{jobId}")
    public Response get(
            @PathParam("companyId") String companyId,
            @PathParam("jobId") String jobId,
            @HeaderParam("Authorization") String authorization) {
        JobView job = jobs.view(partners.require(companyId, authorization).id(), jobId);
        return Response.ok(job).header("Cache-Control", "no-store").build();
    }

    /** What it has done so far stays. */
    @DELETE
    @Path("{jobId}")
    public JobView cancel(
            @PathParam("companyId") String companyId,
            @PathParam("jobId") String jobId,
            @HeaderParam("Authorization") String authorization) {
        return jobs.cancel(partners.require(companyId, authorization).id(), jobId);
    }

    /** The answer to whoever asked for work in the background. */
    public record Accepted(JobView job) {}

    /** 202 with the job, and where to see how far it is. */
    static Response accepted(String companyId, JobView job) {
        return Response.accepted(new Accepted(job))
                .location(UriBuilder.fromPath("knowledge/{company}/jobs/{job}").build(companyId, job.id()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
