package io.partnerchat.knowledge;

import io.partnerchat.openai.OpenAi;
import io.partnerchat.pinecone.Pinecone;
import io.partnerchat.web.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Says at the start which vendors are configured and what that means for the answers. */
@ApplicationScoped
class VendorLines implements StartupStep {
    @Inject
    OpenAi openAi;

    @Inject
    Pinecone pinecone;

    @Override
    public List<String> check() {
        return List.of(openAi.startupLine(), pinecone.startupLine());
    }
}
