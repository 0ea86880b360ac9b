package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is deleted is nowhere: not in a table, not in the index by words, not in the index by meaning. */
class KnowledgeErasureIT extends OnBothEngines {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** A document, a question and a product, each with a word of its own. */
    private Knowledge shop() throws Exception {
        Knowledge shop = Knowledge.of(Shop.locked(site()));
        shop.done(shop.started(
                "/documents/returns",
                "application/json",
                "{\"title\":\"Returns\",\"text\":\"Parcels of zebrafish go back.\"}"));
        shop.done(shop.started(
                "/questions/gift",
                "application/json",
                "{\"question\":\"Do you wrap gifts?\",\"answer\":\"In quetzal paper.\"}"));
        shop.feed(Feeds.rss(Feeds.item("P1", "Narwhal lamp", "It shines.", "5 EUR")));
        assertEquals(3, shop.passages().size());
        assertVectorsArePassages(shop);
        for (String word : List.of("zebrafish", "quetzal", "narwhal")) {
            assertTrue(found(shop, word), word);
        }
        return shop;
    }

    private static boolean found(Knowledge shop, String word) throws Exception {
        return shop.hits(word).stream()
                .anyMatch(
                        hit -> hit.toString().toLowerCase(java.util.Locale.ROOT).contains(word));
    }

    private void assertVectorsArePassages(Knowledge shop) throws Exception {
        Await.until(
                "Pinecone has the passages and nothing else",
                LIMIT,
                () -> vendors().ids(shop.shop().id()).equals(shop.passages()) && shop.rows("vector_removals") == 0);
    }

    @Test
    void aDocumentAQuestionAndAProductGoOneByOne() throws Exception {
        Knowledge shop = shop();
        Set<String> left = new TreeSet<>(Set.of("zebrafish", "quetzal", "narwhal"));
        List<List<String>> steps = List.of(
                List.of("/documents/returns", "zebrafish"),
                List.of("/questions/gift", "quetzal"),
                List.of("/products/P1", "narwhal"));
        for (List<String> step : steps) {
            assertEquals(204, shop.delete(step.get(0)).status());
            left.remove(step.get(1));
            assertFalse(found(shop, step.get(1)), step.toString());
            for (String word : left) {
                assertTrue(found(shop, word), word + " after " + step);
            }
            assertEquals(left.size(), shop.rows("pinecone_vectors"));
            assertEquals(left.size(), shop.rows("knowledge_documents"));
            assertVectorsArePassages(shop);
            shop.get(step.get(0)).apiProblem(404);
            shop.delete(step.get(0)).apiProblem(404);
        }
    }

    @Test
    void allThatIsKnownGoesAtOnceHoweverMuchItIs() throws Exception {
        Knowledge shop = shop();
        addPassages(shop, 6_000);
        assertEquals(204, shop.delete("").status());
        assertEquals(List.of(), shop.hits("zebrafish quetzal narwhal"));
        assertVectorsArePassages(shop);
        for (String table : List.of("pinecone_vectors", "knowledge_documents", "knowledge_feeds", "knowledge_jobs")) {
            assertEquals(0, shop.rows(table), table);
        }
        // and there is room for something new
        shop.feed(Feeds.rss(Feeds.item("P1", "Narwhal lamp", "It shines.", "5 EUR")));
        assertVectorsArePassages(shop);
        assertTrue(found(shop, "narwhal"));
    }

    /** More than one transaction deletes, put there by somebody else. */
    private static void addPassages(Knowledge shop, int count) throws Exception {
        try (Connection connection = shop.shop().site().database().connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO pinecone_vectors (company_id, vector_id, content) VALUES (?, ?, 'A thing.')")) {
            for (int i = 0; i < count; i++) {
                insert.setString(1, shop.shop().id());
                insert.setString(2, "other-" + i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Test
    void withItsCompanyGoesEverythingEvenWhatIsUnderWay() throws Exception {
        Knowledge shop = shop();
        String word = shop.shop().word();
        vendors()
                .script(
                        VendorCall.Kind.EMBEDDINGS,
                        word,
                        (call, socket) -> VendorStub.embeddings(call)
                                .after(Duration.ofSeconds(2))
                                .play(call, socket));
        shop.started(
                "/products",
                "application/xml",
                Feeds.many(500, i -> Feeds.item("N" + i, "Thing " + word, "No " + i, "1 EUR")));
        Await.until("it is under way", LIMIT, () -> vendors().embedded(word) > 0);
        assertEquals(
                204,
                api().operator("DELETE", "/api/companies/" + shop.shop().id(), "")
                        .status());
        shop.get("/search?q=narwhal").apiProblem(404);
        Await.until("nothing is left", LIMIT, () -> {
            boolean rows = false;
            for (String table : List.of(
                    "pinecone_vectors",
                    "knowledge_documents",
                    "knowledge_feeds",
                    "knowledge_jobs",
                    "knowledge_lanes",
                    "vector_removals",
                    "unanswered_questions")) {
                rows |= shop.rows(table) > 0;
            }
            return !rows && vendors().ids(shop.shop().id()).isEmpty();
        });
    }
}
