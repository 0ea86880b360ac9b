package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a partner sees of its conversations, takes away and erases. */
class InsightIT extends OnBothEngines {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private JsonObject get(Shop shop, String what, String query) throws Exception {
        return api().get("/api/" + what + "/" + shop.id() + query, Api.bearer(shop.key()))
                .json(200);
    }

    private List<String> sessions(Shop shop, String query) throws Exception {
        return get(shop, "conversations", query).getJsonArray("conversations").getValuesAs(JsonObject.class).stream()
                .map(conversation -> conversation.getString("session_id"))
                .toList();
    }

    private Reply delete(Shop shop, String rest) throws Exception {
        return api().send(
                        "DELETE",
                        "/api/conversations/" + shop.id() + rest,
                        BodyPublishers.noBody(),
                        Api.bearer(shop.key()));
    }

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private Instant ago(long days) {
        return now.minus(Duration.ofDays(days));
    }

    /** Four conversations, the oldest first: each has something the others have not. */
    private Shop filled() throws Exception {
        Shop shop = Shop.locked(site());
        StoredTurns.of(shop)
                .add("old", "ann", ago(40), "Where is my candle?", "It is on its way.")
                .add("asks", "ann", ago(9), "Do you sell lamps?", "No.", "passages", true, null, null, 0, 0)
                .add("asks", "ann", ago(8), "And oil for lamps?", "Perhaps.", "model", true, 1, 400, 2_000, 200)
                .add("lost", "bob", ago(6), "Who wove the carpet?", "I do not know.", "contact", false, -1, null, 0, 0)
                .add("last", "cleo", ago(2), "Kostet Versand etwas? 100%_sicher", "Ja, \"59\" Kronen.")
                .store();
        return shop;
    }

    @Test
    void conversationsAreListedTheLatestFirstWithWhatIsKnownOfThem() throws Exception {
        Shop shop = filled();
        assertEquals(List.of("last", "lost", "asks", "old"), sessions(shop, ""));
        JsonObject asks =
                get(shop, "conversations", "").getJsonArray("conversations").getJsonObject(2);
        assertEquals("ann", asks.getString("user_id"));
        assertEquals("And oil for lamps?", asks.getString("question"));
        assertEquals(2, asks.getInt("turns"));
        assertEquals(1, asks.getInt("degraded"));
        assertEquals(1, asks.getInt("thumbs_up"));
        assertEquals(0, asks.getInt("unanswered"));
        assertEquals(ago(9).toString(), asks.getString("started_at"));
        assertEquals(ago(8).toString(), asks.getString("last_at"));
    }

    @Test
    void everyFilterFindsWhatItIsForAndTogetherTheyFindLess() throws Exception {
        Shop shop = filled();
        assertEquals(List.of("lost", "asks"), sessions(shop, "?degraded=true"));
        assertEquals(List.of("asks"), sessions(shop, "?degraded=passages"));
        assertEquals(List.of("last", "asks", "old"), sessions(shop, "?degraded=false"));
        assertEquals(List.of("lost"), sessions(shop, "?feedback=down"));
        assertEquals(List.of("asks"), sessions(shop, "?feedback=up"));
        assertEquals(List.of("lost"), sessions(shop, "?unanswered=true"));
        assertEquals(List.of("asks", "old"), sessions(shop, "?user_id=ann"));
        assertEquals(List.of("last", "lost"), sessions(shop, "?from=" + ago(7)));
        assertEquals(
                List.of("last", "lost"),
                sessions(shop, "?from=" + ago(7).toString().replace("Z", "+00:00")));
        assertEquals(List.of("old"), sessions(shop, "?to=" + ago(20)));
        String day = ago(6).toString().substring(0, 10);
        assertEquals(List.of("lost"), sessions(shop, "?from=" + day + "&to=" + day));
        assertEquals(List.of(), sessions(shop, "?unanswered=true&user_id=ann"));
        assertEquals(List.of("asks"), sessions(shop, "?q=lamps&degraded=true&from=" + ago(10)));
    }

    @Test
    void aSearchFindsAllItsWordsWhoeverSaidThemAndNothingElse() throws Exception {
        Shop shop = filled();
        assertEquals(List.of("asks"), sessions(shop, "?q=LAMPS"));
        assertEquals(List.of("asks"), sessions(shop, "?q=" + encode("oil perhaps")));
        assertEquals(List.of("last"), sessions(shop, "?q=" + encode("\"59\" kronen.")));
        assertEquals(List.of("last"), sessions(shop, "?q=" + encode("100%_sicher")));
        assertEquals(List.of(), sessions(shop, "?q=" + encode("1%r")));
        assertEquals(List.of(), sessions(shop, "?q=" + encode("lamps carpet")));
        // words of the stored form are not what was said
        for (String word : List.of("role", "content", "assistant", "sources", "user")) {
            assertEquals(List.of(), sessions(shop, "?q=" + word), word);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void pagesHaveEachConversationOnceWhateverComesMeanwhile() throws Exception {
        Shop shop = Shop.locked(site());
        StoredTurns turns = StoredTurns.of(shop);
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            // every conversation is spread over the whole time
            turns.add("s" + i % 20, "u" + i % 20, ago(1).minusSeconds(i), "Question " + i, "Answer");
            expected.add("s" + i % 20);
        }
        turns.store();
        for (String query : List.of("?limit=7", "?limit=7&q=question")) {
            List<String> read = new ArrayList<>();
            String after = "";
            do {
                JsonObject page = get(shop, "conversations", query + after);
                page.getJsonArray("conversations")
                        .getValuesAs(JsonObject.class)
                        .forEach(one -> read.add(one.getString("session_id")));
                StoredTurns.of(shop)
                        .add("s3", "u3", Instant.now(), "Question later", "Answer")
                        .store();
                after = page.isNull("next") ? null : "&after=" + page.getString("next");
            } while (after != null);
            assertEquals(expected, new HashSet<>(read), query);
            assertEquals(read.size(), new HashSet<>(read).size(), query);
        }
    }

    @Test
    void oneConversationIsReadInItsOrderAPageAtATime() throws Exception {
        Shop shop = filled();
        JsonObject first = get(shop, "conversations", "/asks?limit=1");
        JsonObject turn = first.getJsonArray("turns").getJsonObject(0);
        assertEquals("Do you sell lamps?", turn.getString("question"));
        assertEquals(List.of(), Documented.faults(api(), "TurnOfConversation", turn));
        for (JsonObject listed :
                get(shop, "conversations", "").getJsonArray("conversations").getValuesAs(JsonObject.class)) {
            assertEquals(List.of(), Documented.faults(api(), "Conversation", listed));
        }
        assertEquals("No.", turn.getString("answer"));
        assertEquals("passages", turn.getString("answered_by"));
        assertEquals(JsonValue.NULL, turn.get("feedback"));
        JsonObject second = get(shop, "conversations", "/asks?limit=1&after=" + first.get("next"));
        assertEquals("up", second.getJsonArray("turns").getJsonObject(0).getString("feedback"));
        assertEquals(JsonValue.NULL, second.get("next"));
        api().get("/api/conversations/" + shop.id() + "/nobody", Api.bearer(shop.key()))
                .apiProblem(404);
    }

    @Test
    void aRealTurnIsThereWithItsFactsAsSoonAsItIsAnswered() throws Exception {
        Shop shop = Shop.locked(site());
        shop.knowsShipping();
        JsonObject answer = shop.ask(shop.shippingQuestion());
        assertEquals(List.of(), Documented.faults(api(), "Answer", answer));
        JsonObject turn = get(shop, "conversations", "/" + answer.getString("session_id"))
                .getJsonArray("turns")
                .getJsonObject(0);
        assertEquals(answer.getString("answer_id"), turn.getString("answer_id"));
        assertEquals(answer.getString("message"), turn.getString("answer"));
        assertEquals(
                answer.getJsonArray("sources").size(),
                turn.getJsonArray("sources").size());
        JsonObject figures = get(shop, "analytics", "");
        assertEquals(1, figures.getInt("turns"));
        assertEquals(1, figures.getInt("conversations"));
        assertEquals(
                turn.getInt("prompt_tokens"), figures.getJsonObject("tokens").getInt("prompt"));
    }

    @Test
    void theFiguresAddUp() throws Exception {
        Shop shop = filled();
        StoredTurns.of(shop)
                .add("more", "dan", ago(3), "do you sell  LAMPS", "No.", "model", true, null, 600, 1_000, 100)
                .add("more", "dan", ago(3), "Who wove the carpet!", "?", "contact", false, null, null, 0, 0)
                .store();
        JsonObject figures = get(shop, "analytics", "");
        assertEquals(List.of(), Documented.faults(api(), "Figures", figures));
        assertTrue(figures.getBoolean("complete"));
        assertEquals(4, figures.getInt("conversations"));
        assertEquals(6, figures.getInt("turns"));
        JsonObject rungs = figures.getJsonObject("answered_by");
        assertEquals(3, rungs.getJsonObject("model").getInt("turns"));
        assertEquals(0.5, rungs.getJsonObject("model").getJsonNumber("share").doubleValue());
        assertEquals(
                0.167, rungs.getJsonObject("passages").getJsonNumber("share").doubleValue());
        assertEquals(2, rungs.getJsonObject("contact").getInt("turns"));
        assertEquals(500, figures.getInt("median_first_token_ms"));
        assertEquals(4_000, figures.getJsonObject("tokens").getInt("prompt"));
        assertEquals(400, figures.getJsonObject("tokens").getInt("completion"));
        assertEquals(
                0.0018,
                figures.getJsonObject("estimated_cost").getJsonNumber("amount").doubleValue(),
                0.00001);
        assertEquals("USD", figures.getJsonObject("estimated_cost").getString("currency"));
        assertEquals(
                2.0,
                figures.getJsonObject("estimated_cost")
                        .getJsonNumber("completion_price_million")
                        .doubleValue());
        assertEquals(2, figures.getInt("unanswered"));
        assertEquals(1, figures.getJsonObject("feedback").getInt("up"));
        assertEquals(1, figures.getJsonObject("feedback").getInt("down"));
        assertEquals(5, figures.getJsonArray("days").size());
        JsonObject most = figures.getJsonArray("top_questions").getJsonObject(0);
        assertEquals(2, most.getInt("count"));
        JsonObject vain = figures.getJsonArray("top_unanswered").getJsonObject(0);
        assertEquals("Who wove the carpet!", vain.getString("question"));
        assertEquals(2, vain.getInt("count"));
        assertEquals(
                1, get(shop, "analytics", "?from=" + ago(50) + "&to=" + ago(30)).getInt("turns"));
        JsonObject none = get(shop, "analytics", "?from=2020-01-01&to=2020-01-31");
        assertEquals(0, none.getInt("turns"));
        assertEquals(JsonValue.NULL, none.get("median_first_token_ms"));
    }

    @Test
    void theExportHasEveryTurnAndNoFormula() throws Exception {
        Shop shop = Shop.locked(site());
        StoredTurns.of(shop)
                .add(
                        "s1",
                        "=cmd|' /C calc'!A0",
                        ago(3),
                        "=HYPERLINK(\"http://evil.example\",\"x\")",
                        "Well, \"no\"\r\nreally")
                .add("s2", "u2", ago(2), " +1+1", "@SUM(A1)")
                .add("s3", "u3", ago(1), "Plain, with a comma", "-2 degrees 🕯 é")
                .store();
        Reply lines = api().get("/api/conversations/" + shop.id() + "/export", Api.bearer(shop.key()));
        assertEquals(
                "application/x-ndjson;charset=utf-8",
                lines.header("Content-Type").replace(" ", ""));
        assertTrue(lines.header("Content-Disposition").contains("conversations.jsonl"));
        List<JsonObject> turns = lines.body().lines().map(Reply::parse).toList();
        assertEquals(
                List.of("s1", "s2", "s3"),
                turns.stream().map(turn -> turn.getString("session_id")).toList());
        assertEquals("-2 degrees 🕯 é", turns.get(2).getString("answer"));
        Reply csv = api().get("/api/conversations/" + shop.id() + "/export?format=csv", Api.bearer(shop.key()));
        assertTrue(csv.header("Content-Type").startsWith("text/csv"));
        assertTrue(
                csv.body().startsWith("session_id,user_id,answer_id,asked_at,question,answer,answered_by"), csv.body());
        assertTrue(csv.body().contains("'=cmd|' /C calc'!A0"), csv.body());
        assertTrue(csv.body().contains("\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\""), csv.body());
        assertTrue(csv.body().contains(",' +1+1,'@SUM(A1),"), csv.body());
        assertTrue(csv.body().contains("\"Plain, with a comma\",'-2 degrees 🕯 é,"), csv.body());
        assertEquals(
                1,
                api().get("/api/conversations/" + shop.id() + "/export?q=comma", Api.bearer(shop.key()))
                        .body()
                        .lines()
                        .count());
    }

    @Test
    void oneConversationIsErasedAndItsLeadStays() throws Exception {
        Shop shop = filled();
        lead(shop, "asks");
        assertEquals(204, delete(shop, "/asks").status());
        assertEquals(List.of("last", "lost", "old"), sessions(shop, ""));
        assertEquals(0, rows("chat_conversations", shop, "session_id", "asks"));
        assertEquals(0, rows("chat_turns", shop, "session_id", "asks"));
        assertEquals(1, get(shop, "leads", "").getJsonArray("leads").size());
        assertEquals(204, delete(shop, "/asks").status());
    }

    @Test
    void everythingOfAVisitorIsErasedLeadsToo() throws Exception {
        Shop shop = filled();
        lead(shop, "asks");
        lead(shop, "lost");
        JsonObject erased = delete(shop, "?user_id=ann").json(200);
        assertEquals(3, erased.getInt("turns"));
        assertTrue(erased.getBoolean("complete"));
        assertEquals(List.of("last", "lost"), sessions(shop, ""));
        for (String table : List.of("chat_conversations", "chat_turns", "leads", "outbox")) {
            assertEquals(0, rows(table, shop, "user_id", "ann"), table);
        }
        assertEquals(1, get(shop, "leads", "").getJsonArray("leads").size());
    }

    @Test
    void whatIsOlderThanADateIsErased() throws Exception {
        Shop shop = filled();
        database()
                .execute(
                        "INSERT INTO chat_conversations (company_id, user_id, session_id, messages, last_activity_at)"
                                + " VALUES (?, 'u', 'by hand', '[]', '2020-01-01 00:00:00')",
                        shop.id());
        assertEquals(3, delete(shop, "?before=" + ago(8)).json(200).getInt("turns"));
        assertEquals(List.of("last", "lost", "asks"), sessions(shop, ""));
        assertEquals(
                1, get(shop, "conversations", "/asks").getJsonArray("turns").size());
        assertEquals(0, rows("chat_conversations", shop, "session_id", "by hand"));
    }

    private long rows(String table, Shop shop, String column, String value) throws Exception {
        return database()
                .rows("SELECT 1 FROM " + table + " WHERE company_id = ? AND " + column + " = ?", shop.id(), value)
                .size();
    }

    private void lead(Shop shop, String session) throws Exception {
        JsonObject lead = Json.createObjectBuilder()
                .add("name", "Ann")
                .add("email", "ann@visitor.example")
                .add("question", session)
                .add("consent", true)
                .build();
        api().post(shop.sessionPath(session) + "/leads", lead).json(201);
    }

    @Test
    void oldConversationsGoOnceADayByThePartnersOwnNumberOfDays() throws Exception {
        Shop shop = Shop.create(
                site(),
                Json.createObjectBuilder()
                        .add("ai_config", Json.createObjectBuilder().add("retention_days", 7)));
        Shop keeping = Shop.locked(site());
        for (Shop each : List.of(shop, keeping)) {
            StoredTurns.of(each)
                    .add("gone", "u", ago(8), "Old", "Answer")
                    .add("kept", "u", ago(6), "New", "Answer")
                    .store();
        }
        database().execute("UPDATE daily_tasks SET done_day = '2000-01-01', lease_until_ms = 0");
        Await.until("the old one is gone", LIMIT, () -> sessions(shop, "").equals(List.of("kept")));
        assertEquals(List.of("kept", "gone"), sessions(keeping, ""));
        Await.until(
                "the day is done",
                LIMIT,
                () -> database()
                                .rows("SELECT 1 FROM daily_tasks WHERE done_day > '2000-01-01'")
                                .size()
                        == 1);
    }

    @Test
    void whatCannotBeAskedForIsSaidTogether() throws Exception {
        Shop shop = Shop.locked(site());
        assertEquals(
                List.of("after", "degraded", "feedback", "from", "limit", "q", "to", "unanswered"),
                api().get(
                                "/api/conversations/" + shop.id() + "?from=yesterday&to=2026-13-01&degraded=very"
                                        + "&feedback=sideways&unanswered=maybe&after=x&limit=many&q=" + "x".repeat(201),
                                Api.bearer(shop.key()))
                        .violations());
        assertEquals(
                List.of("format"),
                api().get("/api/conversations/" + shop.id() + "/export?format=xlsx", Api.bearer(shop.key()))
                        .violations());
        assertEquals(List.of("before"), delete(shop, "").violations());
        assertEquals(
                List.of("before"), delete(shop, "?user_id=u&before=2026-01-01").violations());
        for (String span : List.of("?from=2026-02-01&to=2026-01-01", "?from=2020-01-01&to=2026-01-01")) {
            assertEquals(
                    List.of("from"),
                    api().get("/api/analytics/" + shop.id() + span, Api.bearer(shop.key()))
                            .violations());
        }
    }

    @Test
    void nothingOfItIsForOthers() throws Exception {
        Shop shop = filled();
        Shop other = filled();
        for (String path : List.of(
                "/api/conversations/" + shop.id(),
                "/api/conversations/" + shop.id() + "/asks",
                "/api/conversations/" + shop.id() + "/export",
                "/api/analytics/" + shop.id())) {
            api().get(path).apiProblem(401);
        }
        api().get("/api/conversations/" + shop.id(), Api.bearer(other.key())).apiProblem(401);
        api().get("/api/analytics/" + shop.id(), Api.bearer(other.key())).apiProblem(401);
        api().send("DELETE", "/api/conversations/" + shop.id() + "/asks", BodyPublishers.noBody())
                .apiProblem(401);
        api().send("DELETE", "/api/conversations/" + shop.id() + "?user_id=ann", BodyPublishers.noBody())
                .apiProblem(401);
        // the same names everywhere, and each shop has only its own
        delete(other, "/asks");
        delete(other, "?user_id=bob");
        delete(other, "?before=" + ago(20));
        assertEquals(List.of("last", "lost", "asks", "old"), sessions(shop, ""));
        assertEquals(4, get(shop, "analytics", "").getInt("turns"));
        assertEquals(1, get(other, "analytics", "").getInt("turns"));
        assertFalse(api().get("/api/conversations/" + other.id() + "/export", Api.bearer(other.key()))
                .body()
                .contains("carpet"));
    }

    @Test
    void manyTurnsAreReadInBoundedTimeFromTheIndexes() throws Exception {
        Shop shop = Shop.locked(site());
        StoredTurns turns = StoredTurns.of(shop);
        int many = 20_000;
        for (int i = 0; i < many; i++) {
            boolean first = i == 0;
            turns.add(
                    "s" + i / 4,
                    "u" + i / 40,
                    ago(25).plusSeconds(i),
                    first ? "Where is the needle?" : "Is there hay in stack " + i + "?",
                    "Yes.",
                    first ? "contact" : "model",
                    !first,
                    first ? -1 : null,
                    300 + i % 1_000,
                    100,
                    10);
        }
        turns.store();
        for (String query : List.of(
                "?limit=50",
                "?feedback=down",
                "?unanswered=true",
                "?degraded=contact",
                "?user_id=u3",
                "?q=needle",
                "?q=needle&feedback=down")) {
            long start = System.nanoTime();
            assertFalse(sessions(shop, query).isEmpty(), query);
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(6).toNanos(), query);
        }
        JsonObject figures = get(shop, "analytics", "");
        assertEquals(many, figures.getInt("turns"));
        assertEquals(many / 4, figures.getInt("conversations"));
        assertEquals(799, figures.getInt("median_first_token_ms"));
        assertEquals(
                many,
                api().get("/api/conversations/" + shop.id() + "/export", Api.bearer(shop.key()))
                        .body()
                        .lines()
                        .count());
        if (engine == Engine.MYSQL) {
            String plan = database()
                    .rows(
                            "EXPLAIN select floor(asked_ms / 86400000), answered_by, count(*) from chat_turns"
                                    + " where company_id = ? and asked_ms >= 0 and asked_ms < 1 and answered_in is null"
                                    + " group by floor(asked_ms / 86400000), answered_by",
                            shop.id())
                    .toString();
            // MariaDB's words and MySQL's
            assertTrue(plan.contains("Using index") || plan.contains("Covering index"), plan);
            assertTrue(plan.contains("idx_chat_turns_figures"), plan);
        }
    }
}
