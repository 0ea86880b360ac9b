package io.partnerchat.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.partnerchat.vendor.VendorTesting.result;
import static io.partnerchat.vendor.VendorTesting.scope;
import static io.partnerchat.vendor.VendorTesting.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.openai.core.ObjectMappers;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.completions.CompletionUsage;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import io.partnerchat.openai.Completion.Message;
import io.partnerchat.vendor.Embedding;
import io.partnerchat.vendor.VendorMetrics;
import io.partnerchat.vendor.VendorTransport;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The vendor's own SDK reads what we send, and we read what it writes. */
@SuppressWarnings("deprecation") // the SDK marks so what it discourages, and what no field should be in
class OfficialSdkTest {
    private static final JsonMapper SDK = ObjectMappers.jsonMapper();
    private static final String WORDS = "Zwölf € 🦊 \"quoted\" \\ \n\u2028 </script>";

    @RegisterExtension
    static final WireMockExtension VENDOR = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final VendorTransport transport = VendorTransport.outsideContainer(settings());
    private final OpenAi openAi = new OpenAi(
            settings("OPENAI_BASE_URL", VENDOR.baseUrl() + "/v1", "OPENAI_EMBEDDING_DIMENSIONS", "3"),
            transport,
            VendorMetrics.NONE,
            new Dialect(true, false));

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void ourChatRequestIsOneOfTheSdks() throws Exception {
        answer(SDK.writeValueAsString(completion(WORDS, Optional.empty())));
        result(openAi.complete(
                new Completion.Request(
                        List.of(
                                new Message("system", "Rules"),
                                new Message("user", WORDS),
                                new Message("assistant", "x")),
                        new BigDecimal("0.7"),
                        500,
                        "hash"),
                scope()));

        var sent = SDK.readValue(sent(), ChatCompletionCreateParams.Body.class).validate();
        assertEquals(Map.of(), sent._additionalProperties());
        assertEquals(Optional.of(500L), sent.maxCompletionTokens());
        assertEquals(Optional.empty(), sent.maxTokens());
        assertEquals(Optional.of(0.7), sent.temperature());
        assertEquals(Optional.of(false), sent.store());
        assertEquals(Optional.of("hash"), sent.safetyIdentifier());
        assertEquals(WORDS, sent.messages().get(1).asUser().content().asText());
    }

    @Test
    void weReadTheAnswersThatTheSdkWrites() throws Exception {
        answer(SDK.writeValueAsString(completion(WORDS, Optional.empty())));
        Completion read = complete();
        assertEquals(WORDS, read.text());
        assertEquals("stop", read.finishReason());
        assertEquals(7, read.promptTokens());
        assertEquals(5, read.completionTokens());
        answer(SDK.writeValueAsString(completion("", Optional.of("I must not."))));
        assertEquals("I must not.", complete().text());
    }

    @Test
    void ourEmbeddingRequestIsOneOfTheSdksAndItsAnswerIsRead() throws Exception {
        var response = SDK.readValue("""
                {"object":"list","model":"text-embedding-3-small","usage":{"prompt_tokens":8,"total_tokens":8},"data":[
                 {"object":"embedding","index":1,"embedding":[0.25,-1.0E-5,3]},
                 {"object":"embedding","index":0,"embedding":[1,2,3]}]}""", CreateEmbeddingResponse.class).validate();
        answer(SDK.writeValueAsString(response));
        List<Embedding> read = result(openAi.embedAll(List.of("one", WORDS), scope()));
        assertEquals(List.of(3, 3), read.stream().map(Embedding::dimension).toList());
        var floats = SDK.readValue(
                StandardCharsets.US_ASCII.decode(read.get(1).json().duplicate()).toString(), float[].class);
        assertEquals(List.of(0.25f, -1.0E-5f, 3f), List.of(floats[0], floats[1], floats[2]));

        var sent = SDK.readValue(sent(), EmbeddingCreateParams.Body.class).validate();
        assertEquals(Map.of(), sent._additionalProperties());
        assertEquals(List.of("one", WORDS), sent.input().asArrayOfStrings());
        assertEquals(Optional.of(3L), sent.dimensions());
        assertEquals("float", sent.encodingFormat().orElseThrow().asString());
    }

    private Completion complete() {
        var request = new Completion.Request(List.of(new Message("user", "x")), null, 5, "hash");
        return result(openAi.complete(request, scope()));
    }

    private static ChatCompletion completion(String text, Optional<String> refusal) {
        return ChatCompletion.builder()
                .id("chatcmpl-1")
                .created(1741569952)
                .model("gpt-6-luna")
                .usage(CompletionUsage.builder()
                        .promptTokens(7)
                        .completionTokens(5)
                        .totalTokens(12)
                        .build())
                .addChoice(ChatCompletion.Choice.builder()
                        .index(0)
                        .finishReason(ChatCompletion.Choice.FinishReason.STOP)
                        .logprobs(Optional.empty())
                        .message(ChatCompletionMessage.builder()
                                .content(text)
                                .refusal(refusal)
                                .build())
                        .build())
                .build()
                .validate();
    }

    private static void answer(String json) throws JsonProcessingException {
        VENDOR.stubFor(post(anyUrl()).willReturn(okJson(json)));
    }

    private static String sent() {
        return VENDOR.getAllServeEvents().get(0).getRequest().getBodyAsString();
    }
}
