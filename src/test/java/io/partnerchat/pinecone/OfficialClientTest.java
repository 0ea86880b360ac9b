package io.partnerchat.pinecone;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.partnerchat.vendor.VendorTesting.result;
import static io.partnerchat.vendor.VendorTesting.scope;
import static io.partnerchat.vendor.VendorTesting.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.partnerchat.vendor.Embedding;
import io.partnerchat.vendor.VendorMetrics;
import io.partnerchat.vendor.VendorTransport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openapitools.db_data.client.model.DeleteRequest;
import org.openapitools.db_data.client.model.QueryRequest;
import org.openapitools.db_data.client.model.QueryResponse;
import org.openapitools.db_data.client.model.ScoredVector;
import org.openapitools.db_data.client.model.UpsertRequest;
import org.openapitools.db_data.client.model.Usage;

/** The vendor's own client reads what we send, and we read what it writes. */
class OfficialClientTest {
    private static final Gson GSON = new Gson();
    private static final String WORDS = "Zwölf € 🦊 \"quoted\" \\ \n\u2028 </script>";
    private static final Embedding VECTOR = new Embedding(StandardCharsets.US_ASCII.encode("[0.25,-1.0E-5]"), 2);

    @RegisterExtension
    static final WireMockExtension VENDOR = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final VendorTransport transport = VendorTransport.outsideContainer(settings());
    private final Pinecone pinecone = new Pinecone(
            settings("PINECONE_API_KEY", "pc-test-secret", "PINECONE_HOST", VENDOR.baseUrl()),
            transport,
            VendorMetrics.NONE);

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void ourQueryIsOneOfTheClientsAndItsAnswerIsRead() throws Exception {
        answer(GSON.toJson(new QueryResponse()
                .namespace("shop-1")
                .matches(List.of(
                        new ScoredVector().id("d#0").score(0.5f).metadata(Map.of("text", WORDS, "title", "Returns")),
                        new ScoredVector().id("d#1").score(-1f)))
                .usage(new Usage().readUnits(5L))));
        assertEquals(
                List.of(
                        new Match("d#0", 0.5, WORDS, "Returns", null, null),
                        new Match("d#1", -1, null, null, null, null)),
                result(pinecone.query("shop-1", VECTOR, 7, scope())));

        JsonElement sent = sent("/query");
        QueryRequest.validateJsonElement(sent);
        QueryRequest query = GSON.fromJson(sent, QueryRequest.class);
        assertEquals("shop-1", query.getNamespace());
        assertEquals(7L, query.getTopK());
        assertEquals(List.of(0.25f, -1.0E-5f), query.getVector());
        assertTrue(query.getIncludeMetadata());
    }

    @Test
    void ourUpsertIsOneOfTheClients() throws Exception {
        answer("{\"upsertedCount\":1}");
        Map<String, Object> metadata = Map.of("text", WORDS, "n", 3, "flag", true, "tags", List.of("a", "b"));
        result(pinecone.upsert("123", List.of(new Vector("d#0", VECTOR, metadata)), scope()));

        JsonElement sent = sent("/vectors/upsert");
        UpsertRequest.validateJsonElement(sent);
        UpsertRequest upsert = GSON.fromJson(sent, UpsertRequest.class);
        assertEquals("123", upsert.getNamespace());
        var vector = upsert.getVectors().get(0);
        assertEquals("d#0", vector.getId());
        assertEquals(List.of(0.25f, -1.0E-5f), vector.getValues());
        assertEquals(Map.of("text", WORDS, "n", 3.0, "flag", true, "tags", List.of("a", "b")), vector.getMetadata());
    }

    @Test
    void ourDeletesAreTheClients() throws Exception {
        answer("{}");
        result(pinecone.deleteIds("123", List.of("d#0", "d#1"), scope()));
        DeleteRequest some = delete();
        assertEquals("123", some.getNamespace());
        assertEquals(List.of("d#0", "d#1"), some.getIds());

        answer("{}");
        result(pinecone.deleteNamespace("123", scope()));
        DeleteRequest all = delete();
        assertEquals("123", all.getNamespace());
        assertTrue(all.getDeleteAll());
    }

    @Test
    void weReadTheIndexesThatTheClientKnows() throws Exception {
        String index = """
                {"name":"kb","dimension":1536,"metric":"cosine","host":"kb-abc.svc.aped-1.pinecone.io",
                 "deletion_protection":"disabled","vector_type":"dense","status":{"ready":true,"state":"Ready"},
                 "spec":{"serverless":{"cloud":"aws","region":"us-east-1",
                         "read_capacity":{"mode":"OnDemand","status":{"state":"Ready"}}}}}""";
        org.openapitools.db_control.client.model.IndexModel.validateJsonElement(JsonParser.parseString(index));
        IndexModel read = IndexModel.read(index.getBytes(StandardCharsets.UTF_8));
        assertEquals("https://kb-abc.svc.aped-1.pinecone.io", read.host().toString());
        assertEquals(1536, read.dimension());
        assertEquals("us-east-1-aws", read.environment());
        assertTrue(read.ready() && read.vectors());
    }

    private static DeleteRequest delete() throws Exception {
        JsonElement sent = sent("/vectors/delete");
        DeleteRequest.validateJsonElement(sent);
        return GSON.fromJson(sent, DeleteRequest.class);
    }

    private static void answer(String json) {
        VENDOR.resetAll();
        VENDOR.stubFor(post(anyUrl()).willReturn(okJson(json)));
    }

    private static JsonElement sent(String path) {
        var requests = VENDOR.getAllServeEvents();
        assertEquals(path, requests.get(0).getRequest().getUrl());
        return JsonParser.parseString(requests.get(0).getRequest().getBodyAsString());
    }
}
