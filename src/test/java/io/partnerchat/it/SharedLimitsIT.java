package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes that share a database and Payara's data grid are as one to visitors: in limits, and in an answer under way. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedLimitsIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static Map<String, String> settings;
    private static List<Integer> grid;
    private static Site one;
    private static Site other;

    @BeforeAll
    static void startBoth() throws Exception {
        TestDatabase database = TestDatabase.mysql();
        settings = new HashMap<>(database.environment());
        settings.putAll(VendorStub.get().environment());
        settings.put("OPERATOR_TOKEN", Api.OPERATOR_TOKEN);
        grid = List.of(Server.freePort(), Server.freePort());
        Server first = Server.startInGrid("grid-one", settings, grid.get(0), grid);
        Server second = Server.startInGrid("grid-other", settings, grid.get(1), grid);
        one = new Site(first.ready(), database);
        other = new Site(second.ready(), database);
    }

    @AfterAll
    static void stopBoth() throws Exception {
        one.server().stop();
        other.server().stop();
    }

    private static Shop shopWith(String aiConfig) throws Exception {
        JsonObject config = Reply.parse(aiConfig.replace('\'', '"'));
        return Shop.create(
                one, Json.createObjectBuilder().add("ai_config", config).add("settings", Shop.access("open")));
    }

    @Test
    @Order(1)
    void whatOneNodeLetThroughTheOtherHasCounted() throws Exception {
        Shop shop = shopWith("{'limits':{'visitor_per_minute':6}}");
        Shop single = shopWith("{'limits':{'visitor_per_minute':1}}");
        // a node that is slow to join counts for itself in the meantime
        Await.until("the nodes count together", LIMIT, () -> isCountedByBoth(single));
        // each visitor's count is kept by one of the nodes, now this one, now that
        for (int i = 0; i < 8; i++) {
            assertTrue(isCountedByBoth(single), "visitor " + i);
        }
        JsonObject question = asks(shop, "anna");
        long start = System.nanoTime();
        int passed = 0;
        for (int i = 0; i < 20; i++) {
            Site node = i % 2 == 0 ? one : other;
            passed += node.api().post(shop.chatPath(), question).status() == 200 ? 1 : 0;
        }
        long refilled = Duration.ofNanos(System.nanoTime() - start).toSeconds() / 10 + 1;
        assertTrue(passed >= 6 && passed <= 6 + refilled, passed + " passed");
        Reply refused = other.api().post(shop.chatPath(), question);
        refused.apiProblem(429);
        assertTrue(Integer.parseInt(refused.header("Retry-After")) <= 10);
        for (Site node : List.of(one, other)) {
            String log = node.server().log();
            assertTrue(log.contains("all nodes count together"), log);
        }
    }

    @Test
    @Order(2)
    void anAnswerIsFinishedThoughTheNextPageIsServedByTheOtherNode() throws Exception {
        Shop shop = shopWith("{}");
        JsonObject question = question(shop, "moving");
        VendorStub.get()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Streaming.of("First half, ")
                                .pause(Duration.ofSeconds(2))
                                .text("second half."));
        String seen;
        try (EventReader reader =
                EventReader.post(one.api(), shop.chatPath(), question).events()) {
            seen = reader.untilText("First half, ").last().id();
            other.api().send("POST", shop.sessionPath("moving") + "/hold", BodyPublishers.noBody());
        }
        String stream = shop.sessionPath("moving") + "/stream";
        String after = stream + "?after=" + URLEncoder.encode(seen, StandardCharsets.UTF_8);
        try (EventReader whole = EventReader.get(other.api(), stream).events();
                EventReader rest = EventReader.get(other.api(), after).events()) {
            assertEquals("First half, second half.", rest.done().getString("message"));
            assertEquals("second half.", rest.text());
            assertEquals(List.of("delta", "sources", "done"), rest.names());
            assertEquals(rest.last().json(), whole.done());
            assertEquals("session", whole.names().get(0));
            assertEquals(
                    204, other.api().get(stream + "?after=" + rest.last().id()).status());
        }
        JsonObject again = other.api().post(shop.chatPath(), question).json(200);
        assertEquals("First half, second half.", again.getString("message"));
        assertEquals(JsonValue.FALSE, again.get("incomplete"));
        assertEquals(1, shop.prompts().size());
    }

    @Test
    @Order(3)
    void theSameMessageAtBothNodesAtOnceIsAnsweredOnce() throws Exception {
        Shop shop = shopWith("{}");
        JsonObject question = question(shop, "double");
        VendorStub.get()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Reaction.says("Once, for all.").after(Duration.ofSeconds(2)));
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            replies.add(one.api().postAsync(shop.chatPath(), question));
            replies.add(other.api().postAsync(shop.chatPath(), question));
        }
        Await.until("the model is asked", LIMIT, () -> shop.prompts().size() == 1);
        try (EventReader late =
                EventReader.post(other.api(), shop.chatPath(), question).events()) {
            JsonObject answer = late.done();
            assertEquals("Once, for all.", answer.getString("message"));
            for (CompletableFuture<Reply> reply : replies) {
                assertEquals(answer, reply.get(30, TimeUnit.SECONDS).json(200));
            }
        }
        assertEquals(1, shop.prompts().size());
        assertEquals(
                List.of(List.of("1")),
                one.database().rows("SELECT COUNT(*) FROM chat_turns WHERE company_id = ?", shop.id()));
    }

    @Test
    @Order(4)
    void whatIsErasedAtOneNodeWhileTheOtherAnswersIsNotKept() throws Exception {
        Shop shop = shopWith("{}");
        JsonObject question = question(shop, "gone");
        CompletableFuture<Void> gate = new CompletableFuture<>();
        VendorStub.get()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Streaming.of("Half, ").until(gate).text("whole."));
        try (EventReader reader =
                EventReader.post(one.api(), shop.chatPath(), question).events()) {
            reader.untilText("Half, ");
            assertEquals(
                    204,
                    other.api()
                            .send("DELETE", shop.sessionPath("gone"), BodyPublishers.noBody())
                            .status());
            Await.until(
                    "nothing is under way",
                    LIMIT,
                    () -> one.api().get(shop.sessionPath("gone")).status() == 404);
            gate.complete(null);
            reader.all();
        }
        assertEquals(404, other.api().get(shop.sessionPath("gone")).status());
    }

    @Test
    @Order(5)
    void theDaysTokensAreSharedAndSurviveAKilledNode() throws Exception {
        Shop shop = shopWith("{'daily_tokens':1700}");
        VendorStub.get().script(VendorCall.Kind.CHAT, shop.word(), Reaction.saysWithUsage("Expensive.", 1_000, 100));
        assertEquals(
                JsonValue.NULL,
                one.api().post(shop.chatPath(), question(shop)).json(200).get("degraded"));
        assertNotEquals(
                JsonValue.NULL,
                other.api().post(shop.chatPath(), question(shop)).json(200).get("degraded"));
        Await.until(
                "what was spent is booked",
                LIMIT,
                () -> one.database()
                        .rows("SELECT spent FROM token_days WHERE company_id = ?", shop.id())
                        .equals(List.of(List.of("1100"))));
        one.server().kill();
        one = new Site(
                Server.startInGrid("grid-one", settings, grid.get(0), grid).ready(), one.database());
        assertNotEquals(
                JsonValue.NULL,
                one.api().post(shop.chatPath(), question(shop)).json(200).get("degraded"));
        assertEquals(1, shop.prompts().size());
        String editor = one.api().get("/widget/" + shop.id() + "/settings").body();
        assertTrue(editor.contains("is used up (1,100 of 1,700 tokens)"), editor);
    }

    /** Whether what one node lets through is one too many for the other. */
    private static boolean isCountedByBoth(Shop single) throws Exception {
        JsonObject once = asks(single, UUID.randomUUID().toString());
        return one.api().post(single.chatPath(), once).status() == 200
                && other.api().post(single.chatPath(), once).status() == 429;
    }

    private static JsonObject asks(Shop shop, String visitor) {
        return Json.createObjectBuilder(question(shop)).add("user_id", visitor).build();
    }

    private static JsonObject question(Shop shop) {
        return Shop.question("Hello " + shop.word());
    }

    private static JsonObject question(Shop shop, String session) {
        return Json.createObjectBuilder(question(shop))
                .add("session_id", session)
                .add("client_message_id", "m1")
                .build();
    }
}
