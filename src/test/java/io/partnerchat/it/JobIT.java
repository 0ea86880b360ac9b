package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Work in the background: it waits for vendors, can be stopped, and outlives the node that does it. */
class JobIT extends OnBothEngines {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static String product(Shop shop, int number) {
        return Feeds.item(
                "P" + number,
                "Thing " + number + ' ' + shop.word(),
                "It has the number " + number + ".",
                number + " EUR");
    }

    @Test
    void aVendorThatIsDownMakesAJobWaitAndTheOldAnswersMeanwhile() throws Exception {
        Shop shop = Shop.locked(site());
        Knowledge knowledge = Knowledge.of(shop);
        knowledge.done(knowledge.started(
                "/questions",
                "application/json",
                "[{\"id\":\"ship\",\"question\":\"Does " + shop.word()
                        + " ship abroad?\",\"answer\":\"No, only within Norway.\"}]"));
        vendors().script(VendorCall.Kind.EMBEDDINGS, "since May", Reaction.html(503));
        JsonObject job = knowledge.started(
                "/questions",
                "text/csv",
                "id,question,answer\nship,Does " + shop.word() + " ship abroad?,\"Yes, since May.\"\n");
        Await.until(
                "it waits", LIMIT, () -> knowledge.job(job).getString("phase").equals("waiting"));
        JsonObject waiting = knowledge.job(job);
        assertTrue(waiting.getString("message").contains("goes on by itself"), waiting.toString());
        assertTrue(!waiting.isNull("next_try_at"), waiting.toString());
        assertTrue(hits(knowledge).contains("only within Norway"), "the old one answers");

        vendors().script(VendorCall.Kind.EMBEDDINGS, "since May", embeddings());
        knowledge.done(job);
        assertTrue(hits(knowledge).contains("Yes, since May"));
        Await.until(
                "the vectors are those of the passages",
                LIMIT,
                () -> vendors().ids(shop.id()).equals(knowledge.passages()));
    }

    private static String hits(Knowledge knowledge) throws Exception {
        return knowledge
                .hits("Does " + knowledge.shop().word() + " ship abroad?")
                .toString();
    }

    private static Reaction embeddings() {
        return (call, socket) -> VendorStub.embeddings(call).play(call, socket);
    }

    @Test
    void aJobThatIsCancelledLeavesWhatItHasDoneAndNothingHalf() throws Exception {
        Shop shop = Shop.locked(site());
        Knowledge knowledge = Knowledge.of(shop);
        vendors().script(VendorCall.Kind.EMBEDDINGS, shop.word(), embeddings().after(Duration.ofMillis(400)));
        JsonObject job = knowledge.started("/products", "application/xml", Feeds.many(900, i -> product(shop, i)));
        Await.until(
                "some are done",
                LIMIT,
                () -> knowledge.job(job).getJsonObject("counts").getInt("embedded") > 0);
        assertEquals(200, knowledge.delete("/jobs/" + job.getString("id")).status());
        assertEquals("cancelled", knowledge.ended(job).getString("phase"));
        Await.until(
                "Pinecone has what the table has",
                LIMIT,
                () -> vendors().ids(shop.id()).equals(knowledge.passages()) && knowledge.rows("vector_removals") == 0);
        assertTrue(knowledge.rows("knowledge_documents") < 900);
        assertEquals(knowledge.rows("knowledge_documents"), knowledge.passages().size());
    }

    @Test
    void aNewerFeedTakesThePlaceOfOneThatIsStillWaiting() throws Exception {
        Shop shop = Shop.locked(site());
        Knowledge knowledge = Knowledge.of(shop);
        vendors().script(VendorCall.Kind.EMBEDDINGS, "Thing 1 " + shop.word(), Reaction.html(503));
        JsonObject first = knowledge.started("/products", "application/xml", Feeds.rss(product(shop, 1)));
        Await.until(
                "it waits", LIMIT, () -> knowledge.job(first).getString("phase").equals("waiting"));
        JsonObject second = knowledge.started("/products", "application/xml", Feeds.rss(product(shop, 2)));
        knowledge.done(second);
        assertEquals("cancelled", knowledge.job(first).getString("phase"));
        assertEquals(Set.of("P2"), knowledge.products());
    }

    @Test
    void aFeedGoesOnOnAnotherNodeWhereTheKilledOneWas() throws Exception {
        TestDatabase database = engine.newDatabase();
        Map<String, String> settings = new HashMap<>(database.environment());
        settings.putAll(VendorStub.get().environment());
        settings.put("OPERATOR_TOKEN", Api.OPERATOR_TOKEN);
        settings.put("KNOWLEDGE_LEASE_SECONDS", "5");
        Site first = new Site(Server.start("job-first-" + engine, settings).ready(), database);
        Site second = new Site(Server.start("job-second-" + engine, settings).ready(), database);
        Shop shop = Shop.locked(first);
        Knowledge knowledge = Knowledge.of(shop);
        int products = 1_500;
        vendors().script(VendorCall.Kind.EMBEDDINGS, shop.word(), embeddings().after(Duration.ofMillis(300)));
        JsonObject job = knowledge.started("/products", "application/xml", Feeds.many(products, i -> product(shop, i)));
        Await.until(
                "a part is done",
                LIMIT,
                () -> knowledge.job(job).getJsonObject("counts").getInt("embedded") >= 300);
        first.server().kill();

        Knowledge elsewhere = new Knowledge(shop, second.api());
        int kept = elsewhere.rows("knowledge_documents");
        assertTrue(kept >= 300 && kept < products, kept + " are kept");
        JsonObject done = elsewhere.done(job);
        JsonObject counts = done.getJsonObject("counts");
        assertEquals(products, counts.getInt("done"));
        assertEquals(kept, counts.getInt("unchanged"));
        assertEquals(products, elsewhere.rows("knowledge_documents"));
        assertEquals(products, elsewhere.passages().size());
        // only what was on its way when the node died is made twice
        long embedded = vendors().embedded(shop.word());
        assertTrue(embedded >= products && embedded <= products + 3 * 200, embedded + " texts embedded");
        Await.until(
                "Pinecone has what the table has",
                LIMIT,
                () -> vendors().ids(shop.id()).equals(elsewhere.passages()) && elsewhere.rows("vector_removals") == 0);
        assertEquals(List.of(), List.copyOf(vendors().takeFaults()));
        second.server().stop();
    }
}
