package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whatever a vendor does, the visitor gets a polite answer in time, from the next rung of the ladder. */
class DegradeIT extends OnBothEngines {
    /** The turn's own budget, and what a busy machine adds to it. */
    private static final Duration IN_TIME = Duration.ofSeconds(Site.TURN_SECONDS + 3);

    /** Faults that may pass, so that the circuit stays closed for other tests. */
    private static Map<String, Reaction> passingFaults() {
        Map<String, Reaction> faults = new LinkedHashMap<>();
        faults.put("silence", Reaction.stall());
        faults.put("a dripping answer", Reaction.drip());
        faults.put("a reset connection", Reaction.reset());
        faults.put("half an answer", Reaction.half());
        faults.put("HTML as an answer", Reaction.html(200));
        faults.put("HTML as an error", Reaction.html(502));
        faults.put("an empty answer", Reaction.json(""));
        faults.put("something else than JSON", Reaction.json(Reaction.VENDOR_TEXT));
        faults.put("an empty object", Reaction.json("{}"));
        faults.put("a list", Reaction.json("[]"));
        faults.put("wrong types", Reaction.json("{\"choices\":7,\"data\":7,\"matches\":7}"));
        faults.put("lists of wrong types", Reaction.json("{\"choices\":[7],\"data\":[7],\"matches\":[7]}"));
        faults.put("a server error", Reaction.openAiError(500, "server_error", "x", "x"));
        faults.put("overload", Reaction.openAiError(503, "service_unavailable_error", "server_is_overloaded", "x"));
        faults.put(
                "a wrong request", Reaction.openAiError(400, "invalid_request_error", "context_length_exceeded", "x"));
        faults.put(
                "a rate limit", Reaction.openAiError(429, "requests", "rate_limit_exceeded", "x", "Retry-After", "60"));
        faults.put("no content", Reaction.answer(204, "application/json", ""));
        faults.put("a redirect", Reaction.answer(302, "text/plain", "", "Location", "https://vendor.example/"));
        return faults;
    }

    @Test
    void aModelThatFailsIsReplacedByThePassageAndItsSource() throws Exception {
        Map<String, CompletableFuture<Reply>> answers = new LinkedHashMap<>();
        Map<String, Shop> shops = new LinkedHashMap<>();
        for (Map.Entry<String, Reaction> fault : passingFaults().entrySet()) {
            Shop shop = Shop.open(site()).knowsShipping();
            vendors().script(VendorCall.Kind.CHAT, shop.word(), fault.getValue());
            shops.put(fault.getKey(), shop);
            answers.put(fault.getKey(), timed(shop, shop.shippingQuestion()));
        }
        for (Map.Entry<String, CompletableFuture<Reply>> entry : answers.entrySet()) {
            assertPassage(
                    shops.get(entry.getKey()), entry.getKey(), entry.getValue().get());
        }
        assertNothingLeaked();
    }

    @Test
    void aSearchThatFailsLeavesThePassagesFoundByWord() throws Exception {
        for (VendorCall.Kind kind : List.of(VendorCall.Kind.EMBEDDINGS, VendorCall.Kind.QUERY)) {
            Map<String, CompletableFuture<Reply>> answers = new LinkedHashMap<>();
            for (Map.Entry<String, Reaction> fault : passingFaults().entrySet()) {
                Shop shop = Shop.open(site()).knowsShipping();
                String marker = kind == VendorCall.Kind.QUERY ? shop.id() : shop.word();
                vendors().script(kind, marker, fault.getValue());
                answers.put(kind + " " + fault.getKey(), timed(shop, shop.shippingQuestion()));
            }
            for (Map.Entry<String, CompletableFuture<Reply>> entry : answers.entrySet()) {
                JsonObject answer = entry.getValue().get().json(200);
                assertEquals(JsonValue.NULL, answer.get("degraded"), entry.getKey());
                assertEquals("The model's answer.", answer.getString("message"), entry.getKey());
                assertEquals(1, answer.getJsonArray("sources").size(), entry.getKey());
            }
        }
        assertNothingLeaked();
    }

    @Test
    void withEverythingDownAndNothingKnownTheVisitorGetsTheContact() throws Exception {
        Shop shop = Shop.open(site());
        for (VendorCall.Kind kind : List.of(VendorCall.Kind.EMBEDDINGS, VendorCall.Kind.CHAT)) {
            vendors().script(kind, shop.word(), Reaction.reset());
        }
        JsonObject answer = shop.ask("Where is " + shop.word() + "?");
        assertContact(shop, answer);
    }

    @Test
    void aQuestionOutsideTheKnowledgeGetsTheContactWhenThereIsNoModel() throws Exception {
        Shop shop = Shop.open(site()).knowsShipping();
        vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.html(500));
        assertContact(shop, shop.ask("Do penguins have knees?"));
    }

    @Test
    void theContactIsGivenInTheVisitorsLanguage() throws Exception {
        Shop shop = Shop.open(site());
        vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.html(500));
        JsonObject question = Shop.question("Haben Pinguine Knie?");
        for (String language : List.of("de", "de-AT,en;q=0.5", "xx,de;q=0.9")) {
            String german = shop.ask(question, "Accept-Language", language).getString("message");
            assertTrue(german.startsWith("Das kann ich leider nicht beantworten."), language + ": " + german);
        }
        for (String language : List.of("en", "en-GB,de;q=0.5", "xx", "*")) {
            String english = shop.ask(question, "Accept-Language", language).getString("message");
            assertTrue(english.startsWith("I am sorry"), language + ": " + english);
        }
    }

    @Test
    void aLanguageThatIsNoneIsEnglish() throws Exception {
        Shop shop = Shop.open(site());
        vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.html(500));
        for (String language : List.of("not a language!", "", "de;q=x", ";;;", "x".repeat(2_000))) {
            String english = shop.ask(Shop.question("Hello?"), "Accept-Language", language)
                    .getString("message");
            assertTrue(english.contains("Shop " + shop.word()) || english.startsWith("Hello!"), english);
        }
    }

    @Test
    void anOverloadedModelIsAskedAgain() throws Exception {
        Shop shop = Shop.open(site());
        vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Reaction.openAiError(503, "service_unavailable_error", "server_is_overloaded", "x"),
                        Reaction.says("at last"));
        JsonObject answer = shop.ask("Hello " + shop.word());
        assertEquals("at last", answer.getString("message"));
        assertEquals(2, shop.prompts().size());
    }

    @Test
    void aLostConnectionIsTriedAgain() throws Exception {
        Shop shop = Shop.open(site());
        vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.reset(), Reaction.says("at last"));
        assertEquals("at last", shop.ask("Hello " + shop.word()).getString("message"));
        assertEquals(2, shop.prompts().size());
    }

    @Test
    void aSearchThatIsOverloadedIsAskedAgain() throws Exception {
        Shop shop = Shop.open(site()).knows("only-by-meaning", "Title", "https://shop.example/", "Far away.");
        vendors()
                .script(
                        VendorCall.Kind.QUERY,
                        shop.id(),
                        Reaction.answer(503, "text/plain", Reaction.VENDOR_TEXT),
                        Reaction.json("{\"matches\":[{\"id\":\"only-by-meaning\",\"score\":0.9}]}"));
        assertEquals(
                "Title",
                shop.ask("Hello " + shop.word())
                        .getJsonArray("sources")
                        .getJsonObject(0)
                        .getString("title"));
    }

    @Test
    void theWaitThatAVendorAsksForIsObeyed() throws Exception {
        Shop shop = Shop.open(site());
        vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Reaction.openAiError(429, "requests", "rate_limit_exceeded", "x", "Retry-After", "1"),
                        Reaction.says("at last"));
        assertEquals("at last", shop.ask("Hello " + shop.word()).getString("message"));
        List<VendorCall> calls = shop.prompts();
        assertEquals(2, calls.size());
        long waited = Duration.ofNanos(calls.get(1).at() - calls.get(0).at()).toMillis();
        assertTrue(waited >= 990, "only " + waited + " ms");
    }

    @Test
    void aVendorThatAsksForALongWaitIsNotAskedAgain() throws Exception {
        Shop shop = Shop.open(site()).knowsShipping();
        vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Reaction.openAiError(429, "requests", "rate_limit_exceeded", "x", "Retry-After", "60"));
        assertPassage(
                shop, "Retry-After: 60", timed(shop, shop.shippingQuestion()).get());
        assertEquals(1, shop.prompts().size());
    }

    @Test
    void aWrongRequestIsNotSentAgain() throws Exception {
        Shop shop = Shop.open(site()).knowsShipping();
        vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Reaction.openAiError(400, "invalid_request_error", "context_length_exceeded", "messages"));
        shop.ask(shop.shippingQuestion());
        assertEquals(1, shop.prompts().size());
    }

    @Test
    void triesAreFewHoweverOftenAVendorFails() throws Exception {
        Shop shop = Shop.open(site());
        vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.openAiError(500, "server_error", "x", "x"));
        shop.ask("Hello " + shop.word());
        assertEquals(3, shop.prompts().size());
    }

    @Test
    void whatOnlyAPersonCanMendIsNotTriedAgainAndTheNextTurnsRecover() throws Exception {
        Map<String, Reaction> faults = Map.of(
                "no money", Reaction.openAiError(429, "insufficient_quota", "insufficient_quota", "x"),
                "no credit", Reaction.openAiError(429, "insufficient_quota", "credit_balance_exhausted", "x"),
                "a refused key", Reaction.openAiError(401, "invalid_request_error", "invalid_api_key", "x"),
                "a refused key in plain text", Reaction.answer(401, "text/plain", Reaction.VENDOR_TEXT),
                "no permission", Reaction.openAiError(403, "invalid_request_error", "x", "x"),
                "an unknown model", Reaction.openAiError(404, "invalid_request_error", "model_not_found", "x"));
        for (Map.Entry<String, Reaction> fault : faults.entrySet()) {
            Shop shop = Shop.open(site()).knowsShipping();
            vendors().script(VendorCall.Kind.CHAT, shop.word(), fault.getValue(), Reaction.says("mended"));
            assertPassage(
                    shop, fault.getKey(), timed(shop, shop.shippingQuestion()).get());
            assertEquals(1, shop.prompts().size(), fault.getKey());
            Await.until(
                    "the model answers again after " + fault.getKey(),
                    IN_TIME,
                    () -> shop.ask(shop.shippingQuestion()).getString("message").equals("mended"));
        }
        assertNothingLeaked();
    }

    private CompletableFuture<Reply> timed(Shop shop, String question) {
        long start = System.nanoTime();
        return shop.askAsync(Shop.question(question)).thenApply(reply -> {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.compareTo(IN_TIME) < 0, shop.id() + " was answered after " + took);
            return reply;
        });
    }

    private static void assertPassage(Shop shop, String fault, Reply reply) {
        JsonObject answer = reply.json(200);
        assertEquals("passages", answer.getString("degraded", null), fault);
        assertEquals(
                "Parcels of %1$s arrive within three days.\n\n(Source: Shipping %1$s)".formatted(shop.word()),
                answer.getString("message"),
                fault);
        assertEquals(
                Json.createArrayBuilder()
                        .add(Json.createObjectBuilder()
                                .add("title", "Shipping " + shop.word())
                                .add("url", "https://shop.example/shipping")
                                .addNull("product"))
                        .build(),
                answer.get("sources"),
                fault);
    }

    private static void assertContact(Shop shop, JsonObject answer) {
        assertEquals("contact", answer.getString("degraded"));
        assertEquals(JsonValue.EMPTY_JSON_ARRAY, answer.get("sources"));
        String message = answer.getString("message");
        assertTrue(message.contains("Shop " + shop.word()), message);
        assertTrue(message.contains("help@shop.example, +47 1234"), message);
    }

    private void assertNothingLeaked() throws Exception {
        String log = site().server().log();
        for (String secret : List.of(Reaction.VENDOR_TEXT, Contract.OPENAI_KEY, Contract.PINECONE_KEY)) {
            assertFalse(log.contains(secret), secret + " is in the log");
        }
    }
}
