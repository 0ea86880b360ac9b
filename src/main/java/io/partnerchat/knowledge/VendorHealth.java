package io.partnerchat.knowledge;

import io.partnerchat.openai.OpenAi;
import io.partnerchat.pinecone.Pinecone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how the vendors are. Never down: without them the server answers from the passages. */
@Readiness
@ApplicationScoped
public class VendorHealth implements HealthCheck {
    @Inject
    OpenAi openAi;

    @Inject
    Pinecone pinecone;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("vendors")
                .up()
                .withData("openai", openAi.configured() ? "configured" : "not configured")
                .withData("pinecone", pinecone.configured() ? "configured" : "not configured")
                .build();
    }
}
