package io.partnerchat.pinecone;

import io.partnerchat.vendor.VendorCall;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** The data plane of one index, the vectors API. */
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface PineconeHttp {
    @POST
    @Path("query")
    CompletionStage<Response> query(VendorCall call);

    @POST
    @Path("vectors/upsert")
    CompletionStage<Response> upsert(VendorCall call);

    @POST
    @Path("vectors/delete")
    CompletionStage<Response> delete(VendorCall call);
}
