package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is too much is refused kindly, or answered without the model, and what is allowed is not held up. */
class LimitIT extends OnBothEngines {
    /** What the stub says that a turn took. */
    private static final int TOKENS_OF_A_TURN = 29;

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Shop shopWith(String aiConfig) throws Exception {
        JsonObject config = Reply.parse(aiConfig.replace('\'', '"'));
        return Shop.create(site(), Json.createObjectBuilder().add("ai_config", config));
    }

    private static JsonObject from(String userId, String message) {
        return Json.createObjectBuilder(Shop.question(message))
                .add("user_id", userId)
                .build();
    }

    private Reply post(Shop shop, JsonObject question, String... headers) throws Exception {
        return api().post(shop.chatPath(), question, headers);
    }

    @Test
    void aVisitorOverItsLimitIsToldHowLongToWaitAndAnsweredAfterIt() throws Exception {
        Shop shop = shopWith("{'limits':{'visitor_per_minute':20}}");
        JsonObject question = from("anna", "Hello " + shop.word());
        Reply refused = post(shop, question, "Origin", "https://shop.example");
        int passed = 0;
        for (; refused.status() == 200; passed++) {
            refused = post(shop, question, "Origin", "https://shop.example");
        }
        assertTrue(passed >= 20 && passed < 60, passed + " passed");
        JsonObject problem = refused.apiProblem(429);
        assertTrue(problem.getString("detail").contains("Please wait"), problem.toString());
        int seconds = Integer.parseInt(refused.header("Retry-After"));
        assertTrue(seconds >= 1 && seconds <= 3, refused.header("Retry-After"));
        assertTrue(refused.header("Access-Control-Expose-Headers").contains("Retry-After"));
        post(shop, from("berit", "Hello " + shop.word())).json(200);
        Await.until(
                "the visitor is answered again",
                LIMIT,
                () -> post(shop, question).status() == 200);
    }

    @Test
    void aSessionIsLimitedWhoeverWritesInIt() throws Exception {
        Shop shop = shopWith("{'limits':{'session_per_minute':2}}");
        for (int i = 0; i < 2; i++) {
            shop.ask(inSession("visitor-" + i, shop));
        }
        post(shop, inSession("visitor-3", shop)).apiProblem(429);
    }

    private static JsonObject inSession(String userId, Shop shop) {
        return Json.createObjectBuilder(from(userId, "Hello " + shop.word()))
                .add("session_id", "session-" + shop.word())
                .build();
    }

    @Test
    void aForgedHeaderDoesNotMakeAnotherCallerOfSomebody() throws Exception {
        Shop shop = shopWith("{'limits':{'address_per_minute':2}}");
        for (int i = 0; i < 2; i++) {
            shop.ask(Shop.question("Hello " + shop.word()), "X-Forwarded-For", "203.0.113." + i);
        }
        post(shop, Shop.question("Hello " + shop.word()), "X-Forwarded-For", "203.0.113.9")
                .apiProblem(429);
    }

    @Test
    void behindATrustedProxyItsLastWordSaysWhoCalls() throws Exception {
        Shop shop = shopWith("{'limits':{'address_per_minute':2}}");
        for (int i = 0; i < 2; i++) {
            assertEquals(200, through(shop, Site.PROXY, "198.51.100." + i + ", 203.0.113.7"));
        }
        assertEquals(429, through(shop, Site.PROXY, "198.51.100.9, 203.0.113.7"));
        assertEquals(200, through(shop, Site.PROXY, "198.51.100.9, 203.0.113.8"));
        // the same words of somebody who is no proxy
        assertEquals(200, through(shop, "127.0.0.3", "203.0.113.7"));
        assertEquals(200, through(shop, "127.0.0.3", "203.0.113.8"));
        assertEquals(429, through(shop, "127.0.0.3", "203.0.113.9"));
    }

    private int through(Shop shop, String address, String forwardedFor) throws Exception {
        String question = Shop.question("Hello " + shop.word()).toString();
        try (Wire wire = new Wire(api(), address)) {
            return Integer.parseInt(wire.send(Wire.post(shop.chatPath(), question, "X-Forwarded-For: " + forwardedFor))
                    .head()
                    .split(" ", 3)[1]);
        }
    }

    @Test
    void aCompanysLimitIsItsOwn() throws Exception {
        Shop shop = shopWith("{'limits':{'partner_per_minute':1}}");
        Shop other = shopWith("{'limits':{'partner_per_minute':1}}");
        shop.ask("Hello " + shop.word());
        post(shop, Shop.question("Hello " + shop.word())).apiProblem(429);
        other.ask("Hello " + other.word());
    }

    @Test
    void twoHundredTurnsAtOnceDoNotSpendMoreThanTheDaysBudget() throws Exception {
        Shop shop = shopWith("{'daily_tokens':20000}").knowsShipping();
        vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Reaction.says("It takes three days.").after(Duration.ofMillis(300)));
        List<CompletableFuture<Reply>> turns = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            turns.add(shop.askAsync(Shop.question(shop.shippingQuestion())));
        }
        int byModel = 0;
        for (CompletableFuture<Reply> turn : turns) {
            JsonObject answer = turn.get().json(200);
            boolean model = answer.get("degraded").equals(JsonValue.NULL);
            assertEquals(model, answer.getString("message").equals("It takes three days."), answer.toString());
            byModel += model ? 1 : 0;
        }
        assertEquals(byModel, shop.prompts().size());
        // each reserves 500 for its answer and some for its prompt, so never more than 40 run at once
        assertTrue(byModel > 0, "nothing was answered by the model");
        assertTrue(mostAtOnce(shop) <= 40, "at once: " + mostAtOnce(shop));
        int spent = byModel * TOKENS_OF_A_TURN;
        Await.until("what was spent is booked", LIMIT, () -> row(shop).equals(List.of(String.valueOf(spent), "0")));
    }

    /** How many prompts were sent before the first of them can have been answered. */
    private static int mostAtOnce(Shop shop) {
        List<Long> times = shop.prompts().stream().map(VendorCall::at).sorted().toList();
        int most = 0;
        for (int i = 0; i < times.size(); i++) {
            long end = times.get(i) + Duration.ofMillis(290).toNanos();
            int from = i;
            most = Math.max(
                    most, (int) times.stream().skip(from).filter(at -> at < end).count());
        }
        return most;
    }

    private List<String> row(Shop shop) throws Exception {
        List<List<String>> rows =
                database().rows("SELECT spent, leased FROM token_days WHERE company_id = ?", shop.id());
        return rows.isEmpty() ? List.of() : rows.get(0);
    }

    @Test
    void aUsedUpBudgetMeansTheNextRungAndOneLineInTheLog() throws Exception {
        Shop shop = shopWith("{'daily_tokens':1}").knowsShipping();
        for (int i = 0; i < 3; i++) {
            JsonObject answer = shop.ask(shop.shippingQuestion());
            assertNotEquals(JsonValue.NULL, answer.get("degraded"));
            assertNotEquals("", answer.getString("message"));
        }
        assertEquals(0, shop.prompts().size());
        String log = site().server().log();
        assertEquals(2, log.split("event=tokens_used_up company=" + shop.id(), -1).length);
    }

    @Test
    void aVendorThatFailsCostsNothing() throws Exception {
        Shop shop = shopWith("{'daily_tokens':20000}").knowsShipping();
        vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.html(500));
        assertNotEquals(JsonValue.NULL, shop.ask(shop.shippingQuestion()).get("degraded"));
        Await.until("the reservation is given back", LIMIT, () -> row(shop).equals(List.of("0", "0")));
    }
}
