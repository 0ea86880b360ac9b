package io.partnerchat.openai;

import io.partnerchat.vendor.VendorCall;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** The calls of the wire that this server makes, below the base URL. */
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface OpenAiHttp {
    @POST
    @Path("chat/completions")
    CompletionStage<Response> chat(VendorCall call);

    @POST
    @Path("chat/completions")
    @Produces({MediaType.SERVER_SENT_EVENTS, MediaType.APPLICATION_JSON})
    CompletionStage<Response> chatStream(VendorCall call);

    @POST
    @Path("embeddings")
    CompletionStage<Response> embeddings(VendorCall call);

    @POST
    @Path("moderations")
    CompletionStage<Response> moderations(VendorCall call);
}
