package io.partnerchat.pinecone;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.partnerchat.vendor.VendorTesting.await;
import static io.partnerchat.vendor.VendorTesting.failure;
import static io.partnerchat.vendor.VendorTesting.result;
import static io.partnerchat.vendor.VendorTesting.scope;
import static io.partnerchat.vendor.VendorTesting.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.partnerchat.vendor.CallScope;
import io.partnerchat.vendor.Embedding;
import io.partnerchat.vendor.VendorException.Kind;
import io.partnerchat.vendor.VendorMetrics;
import io.partnerchat.vendor.VendorTesting;
import io.partnerchat.vendor.VendorTransport;
import jakarta.json.Json;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PineconeTest {
    private static final Embedding VECTOR = new Embedding(StandardCharsets.US_ASCII.encode("[0.10,-2E-3]"), 2);
    private static final String NO_MATCH =
            "{\"results\":[],\"matches\":[],\"namespace\":\"t1\",\"usage\":{\"readUnits\":1}}";

    @RegisterExtension
    static final WireMockExtension VENDOR = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final VendorTransport transport = VendorTransport.outsideContainer(settings());

    @AfterEach
    void close() {
        transport.close();
    }

    private Pinecone pinecone(String... changes) {
        var all = new ArrayList<>(List.of(
                "PINECONE_API_KEY",
                "pc-test-secret",
                "PINECONE_INDEX",
                "kb",
                "PINECONE_CONTROL_URL",
                VENDOR.baseUrl()));
        all.addAll(Arrays.asList(changes));
        return new Pinecone(settings(all.toArray(String[]::new)), transport, VendorMetrics.NONE);
    }

    private Pinecone known() {
        return pinecone("PINECONE_HOST", VENDOR.baseUrl());
    }

    private static String model(String fields) {
        return "{\"name\":\"kb\",\"host\":\"" + VENDOR.baseUrl() + "\",\"status\":{\"ready\":true,\"state\":\"Ready\"},"
                + fields + "}";
    }

    private static String newModel(int dimension) {
        return model("""
                "deployment":{"deployment_type":"managed","cloud":"aws","region":"us-east-1","environment":"aped-1"},
                "schema":{"fields":{"_values":{"type":"dense_vector","dimension":%d,"metric":"cosine"},
                "_sparse_values":{"type":"sparse_vector"}}}""".formatted(dimension));
    }

    private void index(ResponseDefinitionBuilder answer) {
        VENDOR.stubFor(get("/indexes/kb").willReturn(answer));
        VENDOR.stubFor(post("/query").willReturn(okJson(NO_MATCH)));
    }

    private static ResponseDefinitionBuilder status(int status, String type, String body) {
        return aResponse().withStatus(status).withHeader("Content-Type", type).withBody(body);
    }

    private static int calls(String path) {
        return VENDOR.findAll(postRequestedFor(urlEqualTo(path))).size();
    }

    @Test
    void queriesWithExactlyTheContractsBodyAndHeaders() {
        VENDOR.stubFor(post("/query").willReturn(okJson("""
                {"results":[],"matches":[
                 {"id":"d#0","score":0.91,"values":[],"metadata":{"text":"30 days","content":"x","title":"Returns",
                  "url":"https://s/r","source":"faq","n":1.0}},
                 {"id":"d#1","score":1,"metadata":{"content":"old form","title":7}},{"id":"d#2","score":-0.5}],
                 "namespace":"123","usage":{"readUnits":1,"egressBytes":2}}""")));
        List<Match> found = result(known().query("123", VECTOR, 5, scope()));
        assertEquals(
                List.of(
                        new Match("d#0", 0.91, "30 days", "Returns", "https://s/r", "faq"),
                        new Match("d#1", 1, "old form", null, null, null),
                        new Match("d#2", -0.5, null, null, null, null)),
                found);
        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo("/query"))
                        .withHeader("Api-Key", equalTo("pc-test-secret"))
                        .withHeader("X-Pinecone-Api-Version", equalTo("2026-07"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalTo("""
                        {"namespace":"123","topK":5,"vector":[0.10,-2E-3],"includeMetadata":true,"includeValues":false}""")));
    }

    @Test
    void looksTheHostUpOnceForAllWhoComeAtOnce() {
        index(okJson(newModel(2)).withFixedDelay(100));
        Pinecone pinecone = pinecone();
        var stages = IntStream.range(0, 20)
                .mapToObj(i -> pinecone.query("1", VECTOR, 1, scope()))
                .toList();
        stages.forEach(VendorTesting::result);
        VENDOR.verify(
                1,
                getRequestedFor(urlEqualTo("/indexes/kb"))
                        .withHeader("Api-Key", equalTo("pc-test-secret"))
                        .withHeader("X-Pinecone-Api-Version", equalTo("2026-07")));
        assertEquals(20, calls("/query"));
    }

    @Test
    void anIndexWhoseHostNoLongerAnswersIsLookedUpAgainAndFoundWhereItLivesNow() {
        index(okJson(newModel(2)));
        VENDOR.stubFor(get("/indexes/kb")
                .inScenario("move")
                .whenScenarioStateIs("Started")
                .willSetStateTo("moved")
                .willReturn(okJson(newModel(2).replace(VENDOR.baseUrl(), "http://127.0.0.1:1"))));
        Pinecone pinecone = pinecone("VENDOR_RETRY_MAX", "0");
        assertEquals(
                Kind.UNAVAILABLE,
                failure(pinecone.query("1", VECTOR, 1, scope())).kind());
        await(() -> pinecone.query("1", VECTOR, 1, scope())
                .handle((found, problem) -> problem == null)
                .toCompletableFuture()
                .join());
        VENDOR.verify(2, getRequestedFor(urlEqualTo("/indexes/kb")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"dimension\":2,\"metric\":\"cosine\",\"vector_type\":\"dense\",\"spec\":{\"serverless\":{\"cloud\":\"aws\",\"region\":\"us-east-1\"}}",
                "\"dimension\":2,\"metric\":\"dotproduct\",\"spec\":{\"pod\":{\"environment\":\"us-east-1-aws\",\"pods\":1}}",
                "\"deployment\":{\"deployment_type\":\"pod\",\"environment\":\"us-east-1-aws\"},\"schema\":{\"fields\":{\"_values\":{\"type\":\"dense_vector\",\"dimension\":2,\"metric\":\"cosine\"}}}"
            })
    void readsEveryShapeOfAnIndex(String fields) {
        index(okJson(model(fields)));
        try (var log = new VendorTesting.Log()) {
            result(pinecone("PINECONE_ENVIRONMENT", "us-east-1-aws").query("1", VECTOR, 1, scope()));
            assertEquals(0, log.count("WARNING"));
        }
        try (var log = new VendorTesting.Log()) {
            result(pinecone("PINECONE_ENVIRONMENT", "us-west1-gcp").query("1", VECTOR, 1, scope()));
            assertEquals(1, log.count("WARNING PINECONE_ENVIRONMENT is not where the index kb lives"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"schema\":{\"fields\":{\"text\":{\"type\":\"semantic_text\",\"dimension\":2}}}",
                "\"schema\":{\"fields\":{\"body\":{\"type\":\"dense_vector\",\"dimension\":2}}}",
                "\"schema\":{\"fields\":{\"_values\":{\"type\":\"dense_vector\",\"dimension\":2,\"metric\":\"euclidean\"}}}",
                "\"dimension\":2,\"metric\":\"cosine\",\"embed\":{\"model\":\"e5\"}",
                "\"metric\":\"dotproduct\",\"vector_type\":\"sparse\""
            })
    void anIndexOfAnotherKindIsRefusedAndSaidSo(String fields) {
        index(okJson(model(fields)));
        try (var log = new VendorTesting.Log()) {
            assertEquals(
                    Kind.REJECTED,
                    failure(pinecone().query("1", VECTOR, 1, scope())).kind());
            assertEquals(1, log.count("SEVERE The Pinecone index kb "));
            assertEquals(0, calls("/query"));
        }
    }

    @Test
    void aVectorOfAnotherLengthIsRefusedAndSaidOnce() {
        index(okJson(newModel(3)));
        Pinecone pinecone = pinecone();
        try (var log = new VendorTesting.Log()) {
            assertEquals(
                    Kind.REJECTED,
                    failure(pinecone.query("1", VECTOR, 1, scope())).kind());
            assertEquals(
                    Kind.REJECTED,
                    failure(pinecone.query("1", VECTOR, 1, scope())).kind());
            assertEquals(1, log.count("SEVERE The Pinecone index has 3 dimensions, the embedding model gives 2"));
        }
    }

    @Test
    void anIndexThatIsNotReadyIsUnavailableAndLookedUpAgainAfterAPause() {
        index(okJson(newModel(2).replace("\"ready\":true", "\"ready\":false")));
        Pinecone pinecone = pinecone();
        assertEquals(
                Kind.UNAVAILABLE,
                failure(pinecone.query("1", VECTOR, 1, scope())).kind());
        assertEquals(
                Kind.UNAVAILABLE,
                failure(pinecone.query("1", VECTOR, 1, scope())).kind());
        VENDOR.verify(1, getRequestedFor(urlEqualTo("/indexes/kb")));
        index(okJson(newModel(2)));
        await(() -> pinecone.query("1", VECTOR, 1, scope())
                .handle((matches, problem) -> problem == null)
                .toCompletableFuture()
                .join());
        VENDOR.verify(2, getRequestedFor(urlEqualTo("/indexes/kb")));
    }

    @Test
    void aSlowLookUpKeepsNobodyLongerThanTheirScope() {
        index(okJson(newModel(2)).withFixedDelay(1500));
        Pinecone pinecone = pinecone();
        var hasty = pinecone.query("1", VECTOR, 1, CallScope.within(Duration.ofMillis(300)));
        CallScope leaving = scope();
        var left = pinecone.query("1", VECTOR, 1, leaving);
        leaving.cancel();
        assertEquals(Kind.CANCELLED, failure(left).kind());
        assertEquals(Kind.TIMEOUT, failure(hasty).kind());
        result(pinecone.query("1", VECTOR, 1, scope()));
        VENDOR.verify(1, getRequestedFor(urlEqualTo("/indexes/kb")));
    }

    @Test
    void anIndexThatIsNotInTheProjectIsRefused() {
        index(status(404, "application/json", "{\"status\":404,\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"x\"}}"));
        assertEquals(
                Kind.REJECTED,
                failure(pinecone().query("1", VECTOR, 1, scope())).kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | text/plain       | Invalid API key | REJECTED | 1",
                "403 | text/plain       | Forbidden | REJECTED | 1",
                "402 | application/json | {\"status\":402,\"error\":{\"code\":\"PAYMENT_REQUIRED\"}} | QUOTA | 1",
                "429 | application/json | {\"code\":8,\"message\":\"reached the limit for the current month\"} | QUOTA | 1",
                "429 | text/plain       | Too many requests | RATE_LIMITED | 3",
                "400 | application/json | {\"code\":3,\"message\":\"Vector dimension 2 does not match the dimension of the index 3\"} | REJECTED | 1",
                "400 | application/json | {\"code\":3,\"message\":\"bad filter\"} | REJECTED | 1",
                "404 | application/json | {\"code\":5,\"message\":\"index gone\"} | REJECTED | 1",
                "500 | application/json | {\"code\":13,\"message\":\"x\"} | UNAVAILABLE | 3",
                "503 | text/html        | <html>secret</html> | UNAVAILABLE | 3",
                "200 | text/html        | <html>secret</html> | BAD_ANSWER | 1",
                "200 | application/json | {\"matches\":[{\"id\":\"a\"}]} | BAD_ANSWER | 1",
                "200 | application/json | {\"matches\":[{\"id\":\"a\",\"score\":0. | BAD_ANSWER | 1"
            })
    void tellsTheErrorsApart(int status, String type, String body, Kind kind, int calls) {
        VENDOR.stubFor(post("/query").willReturn(status(status, type, body)));
        assertEquals(kind, failure(known().query("1", VECTOR, 1, scope())).kind());
        assertEquals(calls, calls("/query"));
    }

    @Test
    void upsertsInRequestsOfNoMoreThanTheLimits() {
        VENDOR.stubFor(post("/vectors/upsert").willReturn(okJson("{\"upsertedCount\":1}")));
        List<Vector> vectors = new ArrayList<>();
        IntStream.range(0, 1001).forEach(i -> vectors.add(new Vector("v" + i, VECTOR, Map.of("n", i))));
        IntStream.range(0, 60)
                .forEach(i -> vectors.add(new Vector("big" + i, VECTOR, Map.of("text", "é".repeat(20_000)))));
        result(known().upsert("t1", vectors, scope()));
        var sent = VENDOR.findAll(postRequestedFor(urlEqualTo("/vectors/upsert")));
        int records = 0;
        for (var request : sent) {
            assertTrue(request.getBody().length < 2_000_000);
            var list = Json.createReader(new StringReader(request.getBodyAsString()))
                    .readObject()
                    .getJsonArray("vectors");
            assertTrue(list.size() <= 1000);
            records += list.size();
        }
        assertEquals(1061, records);
        assertEquals(3, sent.size());
    }

    @Test
    void upsertsFlatMetadataAndNoNull() {
        VENDOR.stubFor(post("/vectors/upsert").willReturn(okJson("{\"upsertedCount\":1}")));
        Map<String, Object> metadata = new HashMap<>();
        metadata.put("text", "30 \"days\" é");
        metadata.put("n", 2);
        metadata.put("x", 0.5);
        metadata.put("ok", true);
        metadata.put("tags", List.of("a", "b"));
        metadata.put("none", null);
        result(known().upsert("t1", List.of(new Vector("doc-1#0", VECTOR, metadata)), scope()));
        VENDOR.verify(postRequestedFor(urlEqualTo("/vectors/upsert")).withRequestBody(equalToJson("""
                {"namespace":"t1","vectors":[{"id":"doc-1#0","values":[0.10,-2E-3],"metadata":{"text":"30 \\"days\\" é",
                 "n":2,"x":0.5,"ok":true,"tags":["a","b"]}}]}""")));
    }

    @Test
    void refusesWhatPineconeWouldRefuseBeforeSendingAnything() {
        Pinecone pinecone = known();
        for (Vector wrong : List.of(
                new Vector("", VECTOR, Map.of()),
                new Vector("é", VECTOR, Map.of()),
                new Vector("a", VECTOR, Map.of("$a", "b")),
                new Vector("a", VECTOR, Map.of("m", Map.of())),
                new Vector("a", VECTOR, Map.of("m", List.of(1))),
                new Vector("a", VECTOR, Map.of("m", "x".repeat(41_000))))) {
            assertThrows(IllegalArgumentException.class, () -> pinecone.upsert("t1", List.of(wrong), scope()));
        }
        assertThrows(IllegalArgumentException.class, () -> pinecone.query("", VECTOR, 1, scope()));
        assertThrows(IllegalArgumentException.class, () -> pinecone.deleteNamespace("", scope()));
        assertEquals(0, VENDOR.getAllServeEvents().size());
    }

    @Test
    void deletesIdsAThousandAtATime() {
        VENDOR.stubFor(post("/vectors/delete").willReturn(okJson("{}")));
        List<String> ids = IntStream.range(0, 1001).mapToObj(i -> "v" + i).toList();
        result(known().deleteIds("t1", ids, scope()));
        assertEquals(2, calls("/vectors/delete"));
        VENDOR.verify(postRequestedFor(urlEqualTo("/vectors/delete"))
                .withRequestBody(equalTo("{\"namespace\":\"t1\",\"ids\":[\"v1000\"]}")));
    }

    @Test
    void deletingANamespaceThatIsNotThereIsASuccess() {
        VENDOR.stubFor(post("/vectors/delete")
                .willReturn(status(404, "application/json", "{\"code\":5,\"message\":\"Namespace not found\"}")));
        result(known().deleteNamespace("t1", scope()));
        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo("/vectors/delete"))
                        .withRequestBody(equalTo("{\"namespace\":\"t1\",\"deleteAll\":true}")));
    }

    @Test
    void nothingToDoNeedsNoRequest() {
        result(known().upsert("t1", List.of(), scope()));
        result(known().deleteIds("t1", List.of(), scope()));
        assertEquals(0, VENDOR.getAllServeEvents().size());
    }

    @Test
    void saysAtTheStartWhatIsConfigured() {
        assertTrue(known().configured());
        assertFalse(known().startupLine().contains("pc-test"));
        Pinecone none = pinecone("PINECONE_API_KEY", "");
        assertFalse(none.configured());
        assertEquals(
                "Pinecone is not configured (PINECONE_API_KEY is not set): passages are found by keyword only.",
                none.startupLine());
        assertEquals(
                Kind.NOT_CONFIGURED,
                failure(none.query("1", VECTOR, 1, scope())).kind());
        assertFalse(pinecone("PINECONE_INDEX", "").configured());
        assertEquals(0, VENDOR.getAllServeEvents().size());
    }
}
