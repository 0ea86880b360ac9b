package io.partnerchat.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.partnerchat.vendor.VendorTesting.failure;
import static io.partnerchat.vendor.VendorTesting.result;
import static io.partnerchat.vendor.VendorTesting.scope;
import static io.partnerchat.vendor.VendorTesting.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.partnerchat.vendor.Embedding;
import io.partnerchat.vendor.VendorException.Kind;
import io.partnerchat.vendor.VendorMetrics;
import io.partnerchat.vendor.VendorTransport;
import jakarta.json.Json;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenAiEmbeddingTest {
    private static final String PATH = "/v1/embeddings";

    @RegisterExtension
    static final WireMockExtension VENDOR = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final VendorTransport transport = VendorTransport.outsideContainer(settings());

    @AfterEach
    void close() {
        transport.close();
    }

    private OpenAi openAi(String dimensions) {
        return new OpenAi(
                settings("OPENAI_BASE_URL", VENDOR.baseUrl() + "/v1/", "OPENAI_EMBEDDING_DIMENSIONS", dimensions),
                transport,
                VendorMetrics.NONE);
    }

    private static String text(Embedding embedding) {
        return StandardCharsets.US_ASCII.decode(embedding.json().duplicate()).toString();
    }

    private static Embedding embedding(String json, int dimension) {
        return new Embedding(StandardCharsets.US_ASCII.encode(json), dimension);
    }

    private static String answer(String... vectors) {
        return IntStream.range(0, vectors.length)
                .mapToObj(i -> "{\"object\":\"embedding\",\"index\":" + i + ",\"embedding\":" + vectors[i] + "}")
                .collect(Collectors.joining(",", "{\"object\":\"list\",\"data\":[", "],\"model\":\"m\"}"));
    }

    @Test
    void sendsExactlyTheContractsBodyAndKeepsTheNumbersAsText() {
        VENDOR.stubFor(post(PATH).willReturn(okJson(answer("[0.0023000,-9.3E-3]"))));
        Embedding embedding = result(openAi("2").embed("how long \"é\"", scope()));
        assertEquals(embedding("[0.0023000,-9.3E-3]", 2), embedding);
        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo(PATH))
                        .withHeader("Authorization", equalTo("Bearer sk-test-secret"))
                        .withRequestBody(equalToJson("""
                        {"model":"text-embedding-3-small","input":["how long \\"é\\""],"dimensions":2,
                         "encoding_format":"float"}""")));
    }

    @Test
    void leavesTheDimensionsOutWhenNoneAreSet() {
        VENDOR.stubFor(post(PATH).willReturn(okJson(answer("[1,2]"))));
        result(openAi("").embed("a", scope()));
        VENDOR.verify(postRequestedFor(urlEqualTo(PATH)).withRequestBody(equalToJson("""
                {"model":"text-embedding-3-small","input":["a"],"encoding_format":"float"}""")));
    }

    @Test
    void embeddingsOutOfOrderArePlacedByIndex() {
        VENDOR.stubFor(post(PATH)
                .willReturn(okJson("{\"data\":[{\"index\":1,\"embedding\":[2]},{\"index\":0,\"embedding\":[1]}]}")));
        assertEquals(
                List.of(embedding("[1]", 1), embedding("[2]", 1)),
                result(openAi("").embedAll(List.of("a", "b"), scope())));
    }

    @Test
    void aWrongCountOrLengthIsABadAnswer() {
        VENDOR.stubFor(post(PATH).willReturn(okJson(answer("[1]", "[2]"))));
        assertEquals(Kind.BAD_ANSWER, failure(openAi("").embed("a", scope())).kind());
        assertEquals(
                Kind.BAD_ANSWER,
                failure(openAi("").embedAll(List.of("a", "b", "c"), scope())).kind());
        assertEquals(
                Kind.BAD_ANSWER,
                failure(openAi("7").embedAll(List.of("a", "b"), scope())).kind());
        VENDOR.stubFor(post(PATH).willReturn(okJson(answer("[1]", "[2,3]"))));
        assertEquals(
                Kind.BAD_ANSWER,
                failure(openAi("").embedAll(List.of("a", "b"), scope())).kind());
        VENDOR.stubFor(post(PATH).willReturn(okJson(answer("\"zczMPc3MTD6amZk+\""))));
        assertEquals(Kind.BAD_ANSWER, failure(openAi("").embed("a", scope())).kind());
    }

    @Test
    void manyTextsGoInRequestsOfNoMoreThanTheLimits() {
        List<String> texts = new ArrayList<>(Collections.nCopies(200, "short"));
        texts.addAll(Collections.nCopies(3, "é".repeat(33_300)));
        VENDOR.stubFor(post(PATH)
                .withRequestBody(WireMock.matchingJsonPath("$.input[95]"))
                .willReturn(okJson(answer(Collections.nCopies(96, "[1]").toArray(String[]::new)))));
        VENDOR.stubFor(post(PATH)
                .withRequestBody(WireMock.notContaining("é"))
                .withRequestBody(WireMock.matchingJsonPath("$.input[7]"))
                .withRequestBody(WireMock.matchingJsonPath("$.input[8]", WireMock.absent()))
                .willReturn(okJson(answer(Collections.nCopies(8, "[2]").toArray(String[]::new)))));
        VENDOR.stubFor(post(PATH).withRequestBody(WireMock.containing("é")).willReturn(okJson(answer("[3]"))));
        List<Embedding> found = result(openAi("").embedAll(texts, scope()));
        assertEquals(203, found.size());
        assertEquals("[3]", text(found.get(202)));
        for (var request : VENDOR.findAll(postRequestedFor(urlEqualTo(PATH)))) {
            int inputs = Json.createReader(new StringReader(request.getBodyAsString()))
                    .readObject()
                    .getJsonArray("input")
                    .size();
            assertTrue(inputs <= 96 && request.getBody().length < 100_500);
        }
    }

    @Test
    void noTextsNeedNoRequestAndABlankOneIsNeverSent() {
        assertEquals(List.of(), result(openAi("").embedAll(List.of(), scope())));
        assertEquals(
                Kind.REJECTED,
                failure(openAi("").embedAll(List.of("a", " "), scope())).kind());
        assertEquals(0, VENDOR.getAllServeEvents().size());
    }
}
