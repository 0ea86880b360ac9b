package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.core.ObjectMappers;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What the stand-in for OpenAI answers is what the vendor's own SDK expects. */
class VendorStubTest {
    private static final JsonMapper SDK = ObjectMappers.jsonMapper();

    @Test
    void itsAnswersAreValidForTheOfficialSdk() throws Exception {
        var completion = SDK.readValue(
                        ask(
                                "/chat/completions",
                                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"),
                        ChatCompletion.class)
                .validate();
        assertEquals(1, completion.choices().size());
        var embeddings = SDK.readValue(
                        ask("/embeddings", "{\"model\":\"m\",\"input\":[\"a\",\"b\"],\"encoding_format\":\"float\"}"),
                        CreateEmbeddingResponse.class)
                .validate();
        assertEquals(2, embeddings.data().size());
        VendorStub.get().takeFaults();
    }

    private static String ask(String path, String json) throws Exception {
        String base = VendorStub.get().environment().get("OPENAI_BASE_URL");
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + Contract.OPENAI_KEY)
                .POST(BodyPublishers.ofString(json))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
