package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A shop's product feed: in, changed, vanished, broken, too old, and out again. */
class FeedIT extends OnBothEngines {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Knowledge shop() throws Exception {
        return Knowledge.of(Shop.locked(site()));
    }

    private static String lamp(Knowledge shop, String price) {
        return Feeds.item("L1", "Lamp " + shop.shop().word(), "&lt;p&gt;Gives warm light.&lt;/p&gt;", price);
    }

    private static String mug(Knowledge shop, String price) {
        return Feeds.item("M1", "Mug " + shop.shop().word(), "Holds tea and coffee.", price);
    }

    private long embedded(Knowledge shop) {
        return vendors().embedded(shop.shop().word());
    }

    private static int count(JsonObject job, String what) {
        return job.getJsonObject("counts").getInt(what);
    }

    @Test
    void aFeedBecomesProductsThatAreFoundWithPriceAndDate() throws Exception {
        Knowledge shop = shop();
        Instant before = Instant.now().minusSeconds(1);
        JsonObject job = shop.feed(Feeds.rss(lamp(shop, "499.00 NOK"), mug(shop, "99.00 NOK")));
        assertEquals(2, count(job, "done"));
        assertEquals(2, count(job, "total"));
        assertEquals(2, count(job, "embedded"));
        assertEquals(Set.of("L1", "M1"), shop.products());
        assertEquals(2, embedded(shop));
        assertEquals(shop.passages(), vendors().ids(shop.shop().id()));
        assertEquals(0, shop.rows("vector_removals"));

        JsonObject passage = shop.hits("Which lamp of " + shop.shop().word() + " gives warm light?")
                .get(0)
                .getJsonObject("passage");
        assertEquals("Lamp " + shop.shop().word(), passage.getString("title"));
        assertEquals("Gives warm light.\nBrand: Fjord\nSKU: L1", passage.getString("text"));
        JsonObject product = passage.getJsonObject("product");
        assertEquals("499.00", product.getJsonNumber("price").toString());
        assertEquals("NOK", product.getString("currency"));
        assertEquals("in_stock", product.getString("availability"));
        assertTrue(Instant.parse(product.getString("feed_date")).isAfter(before), product.toString());

        JsonObject feed = shop.get("/products").json(200).getJsonObject("feed");
        assertEquals("google_xml", feed.getString("form"));
        assertEquals(2, feed.getInt("products"));
    }

    @Test
    void onlyNewWordsAreEmbeddedAndWhatVanishedIsRemoved() throws Exception {
        Knowledge shop = shop();
        shop.feed(Feeds.rss(lamp(shop, "499.00 NOK"), mug(shop, "99.00 NOK")));
        assertEquals(2, embedded(shop));

        JsonObject dearer = shop.feed(Feeds.rss(lamp(shop, "599.00 NOK"), mug(shop, "99.00 NOK")));
        assertEquals(2, embedded(shop), "a price needs no embedding");
        assertEquals(1, count(dearer, "unchanged"));
        assertEquals("599.00", price(shop, "lamp warm light"));

        String third = Feeds.item("C1", "Candle " + shop.shop().word(), "Smells of pine.", "59 NOK");
        JsonObject changed = shop.feed(Feeds.rss(lamp(shop, "599.00 NOK"), third));
        assertEquals(1, count(changed, "removed"));
        assertEquals(3, embedded(shop));
        assertEquals(Set.of("C1", "L1"), shop.products());
        Await.until(
                "the vectors are those of the passages",
                LIMIT,
                () -> vendors().ids(shop.shop().id()).equals(shop.passages()));
        assertTrue(shop.hits("mug that holds coffee and tea").stream()
                .noneMatch(hit -> hit.toString().contains("Holds tea")));
    }

    private static String price(Knowledge shop, String question) throws Exception {
        return shop.hits(question)
                .get(0)
                .getJsonObject("passage")
                .getJsonObject("product")
                .get("price")
                .toString();
    }

    @Test
    void theSameFeedAgainIsOnlyDatedAnew() throws Exception {
        Knowledge shop = shop();
        String feed = Feeds.rss(lamp(shop, "499.00 NOK"), mug(shop, "99.00 NOK"), "<item><title>?</title></item>");
        JsonObject first = shop.feed(feed);
        String date = shop.get("/products").json(200).getJsonObject("feed").getString("date");
        JsonObject again = shop.feed(feed);
        assertEquals(2, embedded(shop));
        assertEquals(2, count(again, "unchanged"));
        assertEquals(count(first, "failed"), count(again, "failed"));
        assertEquals(first.get("errors"), again.get("errors"));
        String now = shop.get("/products").json(200).getJsonObject("feed").getString("date");
        assertTrue(Instant.parse(now).isAfter(Instant.parse(date)), date + " " + now);
        // one that was taken out by hand comes back with it
        assertEquals(204, shop.delete("/products/M1").status());
        shop.feed(feed);
        assertEquals(Set.of("L1", "M1"), shop.products());
    }

    @Test
    void aFeedThatBreaksOffOrIsEmptyChangesNothingAndSaysWhy() throws Exception {
        Knowledge shop = shop();
        String whole = Feeds.rss(lamp(shop, "499.00 NOK"), mug(shop, "99.00 NOK"));
        shop.feed(whole);
        String other = Feeds.rss(lamp(shop, "1.00 NOK"), mug(shop, "1.00 NOK"));
        for (String broken : List.of(other.substring(0, other.length() - 60), Feeds.rss(), "id,title\n", "{}")) {
            JsonObject job = shop.ended(shop.started("/products", "text/plain", broken));
            assertEquals("failed", job.getString("phase"), broken);
            assertTrue(
                    job.getString("message").toLowerCase(java.util.Locale.ROOT).contains("nothing was changed"),
                    job.toString());
        }
        assertEquals(Set.of("L1", "M1"), shop.products());
        assertEquals("499.00", price(shop, "lamp warm light"));
        shop.put("/products", "application/xml", new byte[0]).apiProblem(400);
        assertEquals(
                List.of("currency"),
                shop.put("/products?currency=XYZW", "text/csv", "id".getBytes(StandardCharsets.UTF_8))
                        .violations());
    }

    @Test
    void aBadRowIsNamedByItsLineAndTheRestGoesOn() throws Exception {
        Knowledge shop = shop();
        shop.feed(Feeds.rss(mug(shop, "99.00 NOK")));
        String word = shop.shop().word();
        JsonObject job = shop.feed("id,title,price,description\nL1,Lamp " + word + ",5 NOK,Warm light.\nM1,Mug " + word
                + ",cheap,Holds tea.\n,Nothing,5 NOK,?\n");
        assertEquals(2, count(job, "failed"));
        List<JsonObject> errors = job.getJsonArray("errors").getValuesAs(JsonObject.class);
        assertEquals(
                List.of(3, 4),
                errors.stream().map(error -> error.getInt("line")).toList());
        assertTrue(errors.get(0).getString("message").contains("price"), errors.toString());
        // the mug is in the feed, so it has not vanished
        assertEquals(Set.of("L1", "M1"), shop.products());
        assertEquals("99.00", price(shop, "mug holds tea coffee"));
    }

    @Test
    void aPriceOfAnOldFeedReachesNeitherTheVisitorNorTheModel() throws Exception {
        Knowledge shop = Knowledge.of(Shop.open(site()));
        String old = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().minus(Duration.ofHours(49)).atOffset(ZoneOffset.UTC));
        shop.feed(Feeds.dated(old, lamp(shop, "487.31 NOK")));
        JsonObject hit = shop.hits("lamp warm light " + shop.shop().word()).get(0);
        assertFalse(hit.toString().contains("487.31"), hit.toString());
        assertTrue(hit.toString().contains("Gives warm light"), hit.toString());
        JsonObject answer =
                shop.shop().ask("What does the lamp of " + shop.shop().word() + " cost?");
        assertFalse(answer.toString().contains("487.31"), answer.toString());
        assertFalse(shop.shop().prompts().toString().contains("487.31"));

        // a feed of today is told, until the partner allows less
        String fresh = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().minus(Duration.ofHours(47)).atOffset(ZoneOffset.UTC));
        shop.feed(Feeds.dated(fresh, lamp(shop, "487.31 NOK")));
        assertEquals("487.31", price(shop, "lamp warm light"));
        api().operator("PATCH", "/api/companies/" + shop.shop().id(), "{\"ai_config\":{\"feed_max_age_hours\":12}}")
                .json(200);
        assertEquals("null", price(shop, "lamp warm light"));
    }

    @Test
    void deletingTheFeedLeavesNothingAnywhere() throws Exception {
        Knowledge shop = shop();
        shop.feed(Feeds.rss(lamp(shop, "499.00 NOK"), mug(shop, "99.00 NOK")));
        assertEquals(2, vendors().ids(shop.shop().id()).size());
        assertEquals(204, shop.delete("/products").status());
        assertEquals(List.of(), shop.hits("lamp warm light " + shop.shop().word()));
        assertEquals(JsonValue.NULL, shop.get("/products").json(200).get("feed"));
        for (String table : List.of("knowledge_documents", "pinecone_vectors", "knowledge_feeds")) {
            assertEquals(0, shop.rows(table), table);
        }
        Await.until(
                "Pinecone has nothing and nothing is noted",
                LIMIT,
                () -> vendors().ids(shop.shop().id()).isEmpty() && shop.rows("vector_removals") == 0);
    }

    @Test
    void aRealExportOfWooCommerceIsTaken() throws Exception {
        Knowledge shop = shop();
        JsonObject job = shop.done(shop.started(
                "/products?currency=eur",
                "text/csv",
                Files.readString(Path.of("src/test/resources/feeds/woocommerce.csv"))));
        assertEquals(15, count(job, "done"));
        assertEquals(15, shop.products().size());
        JsonObject hoodie = shop.get("/products/742").json(200);
        JsonObject facts = hoodie.getJsonArray("passages").getJsonObject(0).getJsonObject("metadata");
        assertEquals("45", facts.getString("price"));
        assertEquals("EUR", facts.getString("currency"));
        assertTrue(shop.hits("cc-hoodie-green-logo").get(0).toString().contains("\"742\""));
    }

    @Test
    void onlyItsOwnerMayReadOrChangeAFeed() throws Exception {
        Knowledge shop = shop();
        Knowledge stranger = new Knowledge(
                new Shop(site(), shop.shop().id(), "", Shop.locked(site()).key()), api());
        stranger.put("/products", "application/xml", Feeds.rss().getBytes(StandardCharsets.UTF_8))
                .apiProblem(401);
        stranger.get("/products").apiProblem(401);
        stranger.delete("/products").apiProblem(401);
        stranger.put("/questions", "application/json", "[]".getBytes(StandardCharsets.UTF_8))
                .apiProblem(401);
    }
}
