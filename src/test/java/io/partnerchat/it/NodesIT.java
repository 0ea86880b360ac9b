package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two servers that start at the same moment on one empty MySQL database. One has quick circuit breakers and an index that
 * it must look up; the other has neither a vendor nor an operator.
 */
class NodesIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static Site equipped;
    private static Site bare;

    @BeforeAll
    static void startBothAtOnce() throws Exception {
        TestDatabase database = TestDatabase.mysql();
        Map<String, String> settings = new HashMap<>(database.environment());
        settings.put("DEMO_DATA", "true");
        Server second = Server.start("node-bare", settings);
        settings.putAll(VendorStub.get().environment());
        settings.remove("PINECONE_HOST");
        settings.putAll(Map.of(
                "PINECONE_INDEX", "the-index",
                "PINECONE_CONTROL_URL", VendorStub.get().url(),
                "PINECONE_ENVIRONMENT", "us-west1-gcp",
                "OPERATOR_TOKEN", Api.OPERATOR_TOKEN,
                "VENDOR_RETRY_MAX", "0",
                "VENDOR_BREAKER_WINDOW", "4",
                "VENDOR_BREAKER_MIN_CALLS", "4",
                "VENDOR_BREAKER_OPEN_MS", "1500",
                "VENDOR_BREAKER_BLOCK_MS", "1500"));
        Server first = Server.start("node-equipped", settings);
        equipped = new Site(first.ready(), database);
        bare = new Site(second.ready(), database);
    }

    @AfterAll
    static void stopBoth() throws Exception {
        equipped.server().stop();
        bare.server().stop();
    }

    @AfterEach
    void everyVendorRequestKeptToTheContract() {
        assertEquals(List.of(), VendorStub.get().takeFaults());
    }

    @Test
    void theSchemaAndTheDemoDataAreThereOnce() throws Exception {
        for (Site node : List.of(equipped, bare)) {
            assertEquals(
                    "Fjord & Pine",
                    node.api().get("/api/widget-settings/123").json(200).getString("company_name"));
            assertEquals(200, node.api().get("/api/widget-settings/456").status());
        }
        assertEquals(
                List.of(List.of("123", "1"), List.of("456", "1")),
                bare.database()
                        .rows("SELECT company_id, COUNT(*) FROM widget_settings WHERE company_id IN ('123', '456')"
                                + " GROUP BY company_id ORDER BY company_id"));
    }

    @Test
    void eachStartSaysWhichVendorsThereAreAndWhatThatMeans() throws Exception {
        String log = equipped.server().log();
        assertTrue(log.contains("OpenAI is configured"), log);
        assertTrue(log.contains("Pinecone is configured"), log);
        String bareLog = bare.server().log();
        assertTrue(bareLog.contains("OpenAI is not configured (OPENAI_API_KEY is not set)"), bareLog);
        assertTrue(bareLog.contains("Pinecone is not configured (PINECONE_API_KEY is not set)"), bareLog);
        assertFalse(log.contains(Contract.OPENAI_KEY) || log.contains(Contract.PINECONE_KEY));
    }

    @Test
    void theHostOfTheIndexIsLookedUpOnceAndTheEnvironmentIsOnlyCompared() throws Exception {
        for (int i = 0; i < 3; i++) {
            Shop shop = Shop.open(equipped);
            shop.ask("Hello " + shop.word());
            assertEquals(
                    1, VendorStub.get().calls(VendorCall.Kind.QUERY, shop.id()).size());
        }
        assertEquals(1, VendorStub.get().calls(VendorCall.Kind.DESCRIBE, "").size());
        assertTrue(equipped.server().log().contains("PINECONE_ENVIRONMENT"));
    }

    @Test
    void whatTheModelRefusesIsLearntOnceAndRemembered() throws Exception {
        Shop shop = Shop.open(equipped);
        awaitModel(shop);
        int before = shop.prompts().size();
        VendorStub.get().script(VendorCall.Kind.CHAT, shop.word(), (call, socket) -> {
            JsonObject json = call.json();
            Reaction reaction = json.containsKey("max_tokens")
                    ? Reaction.openAiError(400, "invalid_request_error", "unsupported_parameter", "max_tokens")
                    : json.containsKey("temperature")
                            ? Reaction.openAiError(400, "invalid_request_error", "unsupported_value", "temperature")
                            : Reaction.says("understood");
            return reaction.play(call, socket);
        });
        assertEquals("understood", shop.ask("One " + shop.word()).getString("message"));
        assertEquals(before + 3, shop.prompts().size());
        assertEquals("understood", shop.ask("Two " + shop.word()).getString("message"));
        assertEquals(before + 4, shop.prompts().size());
        JsonObject last = shop.prompts().get(before + 3).json();
        assertEquals(500, last.getInt("max_completion_tokens"));
        assertFalse(last.containsKey("max_tokens") || last.containsKey("temperature"), last.toString());
    }

    @Test
    void aModelThatKeepsFailingIsLeftAloneForAWhile() throws Exception {
        Shop shop = Shop.open(equipped).knowsShipping();
        awaitModel(shop);
        VendorStub.get().script(VendorCall.Kind.CHAT, shop.word(), Reaction.openAiError(500, "server_error", "x", "x"));
        Await.until("an answer comes without asking the model", LIMIT, () -> {
            int before = shop.prompts().size();
            JsonObject answer = shop.ask(shop.shippingQuestion());
            assertEquals("passages", answer.getString("degraded"));
            return shop.prompts().size() == before;
        });
        VendorStub.get().script(VendorCall.Kind.CHAT, shop.word(), Reaction.says("back"));
        awaitModel(shop);
    }

    @Test
    void anAccountWithoutMoneyIsLeftAloneAndTheOperatorIsTold() throws Exception {
        Shop shop = Shop.open(equipped).knowsShipping();
        awaitModel(shop);
        VendorStub.get()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Reaction.openAiError(429, "insufficient_quota", "insufficient_quota", "x"));
        shop.ask(shop.shippingQuestion());
        int after = shop.prompts().size();
        assertEquals("passages", shop.ask(shop.shippingQuestion()).getString("degraded"));
        assertEquals(after, shop.prompts().size());
        assertTrue(equipped.server().log().contains("insufficient_quota"));
        assertFalse(equipped.server().log().contains(Reaction.VENDOR_TEXT));
        VendorStub.get().script(VendorCall.Kind.CHAT, shop.word(), Reaction.says("back"));
        awaitModel(shop);
    }

    @Test
    void withoutVendorsThePassageIsQuotedWithItsSource() throws Exception {
        JsonObject answer = ask("How long does shipping take?");
        assertEquals("passages", answer.getString("degraded"));
        assertTrue(answer.getString("message").contains("2 to 4 working days"), answer.toString());
        assertTrue(answer.getString("message").endsWith("(Source: Shipping in Norway)"), answer.toString());
        assertEquals(
                Json.createObjectBuilder()
                        .add("title", "Shipping in Norway")
                        .add("url", "/#shipping")
                        .addNull("product")
                        .build(),
                answer.getJsonArray("sources").get(0));
    }

    @Test
    void withoutVendorsAQuestionOutsideTheKnowledgeGetsTheContact() throws Exception {
        JsonObject answer = ask("What is the capital of Mongolia?");
        assertEquals("contact", answer.getString("degraded"));
        assertEquals(JsonValue.EMPTY_JSON_ARRAY, answer.get("sources"));
        String message = answer.getString("message");
        assertTrue(message.contains("hello@fjordandpine.example") && message.contains("+47 55 01 23 45"), message);
    }

    @Test
    void readinessSaysThatThereAreNoVendorsAndIsUpAllTheSame() throws Exception {
        Reply ready = bare.api().get("/health/ready");
        assertEquals(200, ready.status());
        assertTrue(ready.body().contains("not configured"), ready.body());
    }

    @Test
    void withoutAnOperatorsTokenItsAddressesDoNotExist() throws Exception {
        String[] anyToken = Api.bearer(Api.OPERATOR_TOKEN);
        bare.api().get("/api/companies", anyToken).apiProblem(404);
        bare.api().post("/api/companies", "{}", anyToken).apiProblem(404);
        bare.api().get("/api/companies/123", anyToken).apiProblem(404);
        bare.api().post("/api/companies/123/keys", "", anyToken).apiProblem(404);
        bare.api().get("/api/companies", "Authorization", "Bearer ").apiProblem(404);
        bare.api().post("/api/companies", "no json").apiProblem(404);
        bare.api()
                .send("POST", "/api/companies", BodyPublishers.ofString("x"), "Content-Type", "text/plain")
                .apiProblem(404);
        bare.api().send("PUT", "/api/companies/123", BodyPublishers.noBody()).apiProblem(404);
        bare.api().get("/api/companies;a=b/123/").apiProblem(404);
        bare.api().get("/api/companies/123/ai-config").json(200);
    }

    @Test
    void theDemoShopIsOpenAndTheOtherTakesTheKeyOfTheReadme() throws Exception {
        bare.api().post("/api/widget-settings/123", "{}").json(200);
        bare.api().post("/api/widget-settings/456", "{}").apiProblem(401);
        Matcher key = Pattern.compile("pck_[A-Za-z0-9_-]+").matcher(Files.readString(Path.of("README.md")));
        assertTrue(key.find(), "the README has no demo key");
        bare.api()
                .post("/api/widget-settings/456", "{}", Api.bearer(key.group()))
                .json(200);
        bare.api().post("/api/widget-settings/123", "{}", Api.bearer("wrong")).json(200);
    }

    private static JsonObject ask(String question) throws Exception {
        return bare.api().post("/api/partner-chat/123", Shop.question(question)).json(200);
    }

    /** Other tests may have opened the circuit. */
    private static void awaitModel(Shop shop) throws Exception {
        Await.until(
                "the model answers",
                LIMIT,
                () -> shop.ask("Hello " + shop.word()).get("degraded").equals(JsonValue.NULL));
    }
}
