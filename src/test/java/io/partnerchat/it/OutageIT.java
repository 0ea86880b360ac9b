package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server whose MySQL database goes away says so, holds nobody up, and goes on when it is back. */
class OutageIT {
    /** Far below the half minute that the driver would wait for one answer. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int CROWD = 60;

    private static DatabaseLine line;
    private static Server server;
    private static Site site;

    @BeforeAll
    static void start() throws Exception {
        TestDatabase database = Engine.MYSQL.newDatabase();
        line = new DatabaseLine(database);
        Map<String, String> settings = new HashMap<>(line.end().environment());
        settings.putAll(VendorStub.get().environment());
        settings.put("OPERATOR_TOKEN", Api.OPERATOR_TOKEN);
        server = Server.start("outage", settings).ready();
        site = new Site(server, database);
    }

    @AfterEach
    void backToNormal() {
        line.restore();
    }

    @Test
    void aDatabaseThatIsCutOffCostsNobodyTimeAndNoRestart() throws Exception {
        lost(line::cut);
    }

    @Test
    void aDatabaseThatStopsAnsweringIsGivenUpByAllWhoWaitForIt() throws Exception {
        lost(line::silence);
    }

    private void lost(Runnable how) throws Exception {
        Shop shop = Shop.locked(site);
        shop.ask("Hello " + shop.word());
        shop.settings();
        how.run();
        away(shop);
        line.restore();
        back(shop);
    }

    private void away(Shop shop) throws Exception {
        Api api = site.api();
        long start = System.nanoTime();
        List<CompletableFuture<Reply>> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            JsonObject question = Json.createObjectBuilder(Shop.question("Question " + i + " of " + shop.word()))
                    .add("session_id", "session-" + i)
                    .build();
            crowd.add(shop.askAsync(question));
            crowd.add(api.getAsync("/api/widget-settings/" + Names.unique("unknown-")));
        }
        Reply editor = api.get("/widget/" + Names.unique("unknown-") + "/settings");
        assertEquals(503, editor.status(), editor.body());
        assertTrue(editor.header("Content-Type").startsWith("text/html"), editor.header("Content-Type"));
        for (CompletableFuture<Reply> reply : crowd) {
            JsonObject problem = reply.join().apiProblem(503);
            assertEquals("The database cannot be used just now.", problem.getString("detail"));
        }
        assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(BOUND) < 0, "it took too long");
        // known by now
        assertEquals(503, api.status("/health/ready"));
        assertEquals(200, api.status("/health/live"));
        assertEquals(200, api.status(shop.settingsPath()), "what is in memory is still there");
        api.post(shop.settingsPath(), "{\"border_radius\":3}", Api.bearer(shop.key()))
                .apiProblem(503);
        String events = api.post(shop.chatPath(), Shop.question("Hello"), "Accept", "text/event-stream")
                .body();
        assertTrue(events.contains("event: error"), events);
    }

    private void back(Shop shop) throws Exception {
        Await.until("the server is ready again", LIMIT, () -> site.api().status("/health/ready") == 200);
        shop.change(Json.createObjectBuilder().add("border_radius", 4));
        assertEquals(4, shop.settings().getInt("border_radius"));
        assertFalse(shop.ask("Are you back, " + shop.word() + "?")
                .getString("message")
                .isEmpty());
        Knowledge knowledge = Knowledge.of(shop);
        knowledge.done(
                knowledge.started("/questions/1", "application/json", "{\"question\":\"Q?\",\"answer\":\"A.\"}"));
        assertEquals(List.of(), VendorStub.get().takeFaults());
        String log = server.log();
        assertFalse(log.contains("\tat "), "a stack says nothing about a database that is away");
        assertEquals(count(log, "event=database_away"), count(log, "event=database_back"));
    }

    private static long count(String log, String event) {
        return log.lines().filter(each -> each.contains(event)).count();
    }
}
