package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What whoever runs the server sees of it. */
class OperationsIT extends OnBothEngines {
    private static final Map<String, Set<String>> API = new TreeMap<>(Map.of(
            "/api/widget-settings/{companyId}", Set.of("get", "post"),
            "/api/partner-chat/{companyId}", Set.of("post"),
            "/api/partner-chat/{companyId}/sessions/{sessionId}", Set.of("get", "delete"),
            "/api/companies", Set.of("get", "post"),
            "/api/companies/{companyId}", Set.of("get", "patch", "delete"),
            "/api/companies/{companyId}/ai-config", Set.of("get", "patch"),
            "/api/companies/{companyId}/keys", Set.of("post")));

    @Test
    void theServerIsAliveAndReady() throws Exception {
        assertEquals("UP", health("/health/live").getString("status"));
        JsonObject ready = health("/health/ready");
        assertEquals("UP", ready.getString("status"));
        JsonObject database = check(ready, "database");
        assertEquals("UP", database.getString("status"));
        assertTrue(
                database.getJsonObject("data").getString("product").matches(engine == Engine.H2 ? "H2" : "M.*"),
                database.toString());
    }

    @Test
    void readinessSaysHowTheVendorsAreAndIsNotTheirHostage() throws Exception {
        JsonObject vendors = check(health("/health/ready"), "vendors");
        assertEquals("UP", vendors.getString("status"));
        assertEquals("configured", vendors.getJsonObject("data").getString("openai"));
        assertEquals("configured", vendors.getJsonObject("data").getString("pinecone"));
    }

    @Test
    void theDemoCompaniesAreInTheEmbeddedDatabaseOnly() throws Exception {
        for (String demo : Set.of("123", "456")) {
            assertEquals(
                    engine == Engine.H2 ? 200 : 404,
                    api().get("/api/widget-settings/" + demo).status());
        }
    }

    @Test
    void theOpenApiDocumentHasWhatTheApiTakesAndNothingElse() throws Exception {
        Reply reply = api().get("/openapi", "Accept", "application/json");
        assertEquals(200, reply.status());
        Map<String, Set<String>> documented = new TreeMap<>();
        Reply.parse(reply.body())
                .getJsonObject("paths")
                .forEach((path, operations) -> documented.put(
                        path,
                        operations.asJsonObject().keySet().stream()
                                .filter(key -> key.matches("get|put|post|patch|delete|head|options"))
                                .collect(Collectors.toCollection(TreeSet::new))));
        API.forEach((path, methods) -> assertEquals(methods, documented.get(path), path));
        for (Map.Entry<String, Set<String>> path : documented.entrySet()) {
            for (String method : path.getValue()) {
                assertIsThere(method.toUpperCase(Locale.ROOT), path.getKey());
            }
        }
    }

    /** No company has this id, so nothing happens; but the address says so itself. */
    private void assertIsThere(String method, String path) throws Exception {
        Reply reply = api().send(
                        method,
                        path.replaceAll("\\{[^}]*}", "nobody"),
                        BodyPublishers.noBody(),
                        "Content-Type",
                        "application/json");
        assertTrue(reply.status() != 405, method + " " + path + " is not taken");
        assertTrue(!reply.body().contains("There is nothing at this address"), method + " " + path + " is not there");
    }

    @Test
    void theMetricsCountTurnsByRungAndVendorCallsByOutcome() throws Exception {
        Shop shop = Shop.open(site());
        double before = metric("chat_turns", "answered_by=\"model\"");
        shop.ask("Hello " + shop.word());
        vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.html(500));
        shop.ask("Hello " + shop.word());
        Await.until(
                "the turn is counted",
                java.time.Duration.ofSeconds(10),
                () -> metric("chat_turns", "answered_by=\"model\"") > before);
        Await.until(
                "the degraded turn is counted",
                java.time.Duration.ofSeconds(10),
                () -> metric("chat_turns", "answered_by=\"contact\"") > 0);
        for (String operation : Set.of("openai.chat", "openai.embeddings", "pinecone.query")) {
            assertTrue(metric("vendor_calls", "operation=\"" + operation + "\"", "outcome=\"ok\"") > 0, operation);
        }
        assertTrue(metric("vendor_calls", "operation=\"openai.chat\"", "outcome=\"unavailable\"") > 0);
    }

    /** The count of a timer with these labels, 0 when there is none. */
    private double metric(String name, String... labels) throws Exception {
        return api().get("/metrics", "Accept", "text/plain")
                .body()
                .lines()
                .filter(line -> line.startsWith(name) && line.contains("_count{"))
                .filter(line -> java.util.Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private JsonObject health(String path) throws Exception {
        Reply reply = api().get(path);
        assertEquals(200, reply.status());
        return Reply.parse(reply.body());
    }

    private static JsonObject check(JsonObject health, String name) {
        return health.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + name + " in " + health));
    }
}
