package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found, what is answered from it without the model, and what becomes of questions without an answer. */
class SearchIT extends OnBothEngines {
    private static final Duration SOON = Duration.ofSeconds(20);

    private Shop withoutModel() throws Exception {
        Shop shop = Shop.open(site());
        Reaction failure = Reaction.openAiError(500, "server_error", "x", "x");
        vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Collections.nCopies(30, failure).toArray(Reaction[]::new));
        return shop;
    }

    private void product(Shop shop, Instant feedDate) throws Exception {
        JsonObject metadata = Json.createObjectBuilder()
                .add("kind", "product")
                .add("document_id", "K1")
                .add("title", "Copper kettle " + shop.word())
                .add("url", "https://shop.example/kettle")
                .add("price", "1499.50")
                .add("sale_price", "1234.50")
                .add("currency", "NOK")
                .add("availability", "in_stock")
                .add("image", "https://shop.example/kettle.jpg")
                .add("sku", "KT-20-CU")
                .add("feed_date", feedDate.truncatedTo(ChronoUnit.SECONDS).toString())
                .build();
        shop.site()
                .database()
                .execute(
                        "INSERT INTO pinecone_vectors (company_id, vector_id, content, metadata, source)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        shop.id(),
                        "product-K1",
                        "A kettle of copper that holds two litres and whistles.",
                        metadata.toString(),
                        "product");
    }

    @Test
    void thePartnerSeesWhatTheBotWouldFindWithScoreAndHalf() throws Exception {
        Shop shop = Shop.locked(site()).knowsShipping();
        vendors().holdsVector(shop.id(), "shipping", 0.81);
        JsonObject hit = Knowledge.of(shop).hits(shop.shippingQuestion()).get(0);
        assertEquals("both", hit.getString("half"));
        double score = hit.getJsonNumber("score").doubleValue();
        assertTrue(score > 0.4 && score <= 1, hit.toString());
        assertEquals("Shipping " + shop.word(), hit.getJsonObject("passage").getString("title"));
    }

    @Test
    void aCardNumberInATriedQuestionDoesNotLeaveForAVendor() throws Exception {
        Shop shop = Shop.locked(site()).knowsShipping();
        Knowledge.of(shop).hits("Is 4111 1111 1111 1111 charged " + shop.word());
        List<String> sent = vendors().calls(VendorCall.Kind.EMBEDDINGS, shop.word()).stream()
                .map(call -> call.json().toString())
                .toList();
        assertTrue(sent.stream().anyMatch(text -> text.contains("Is [card number] charged")), sent.toString());
    }

    @Test
    void aSearchThatIsNoQuestionOrNotThePartnersIsRefused() throws Exception {
        Shop shop = Shop.locked(site());
        JsonObject problem = Knowledge.of(shop).get("/search?q=%20").problem(400);
        assertEquals("q", problem.getJsonArray("violations").getJsonObject(0).getString("field"));
        Knowledge.of(shop).get("/search").problem(400);
        Knowledge.of(shop).get("/search?q=" + "x".repeat(4_001)).problem(400);
        api().get(Knowledge.of(shop).path("/search?q=shipping")).problem(401);
    }

    @Test
    void withoutTheModelAQuestionsAnswerIsGivenWordForWord() throws Exception {
        Shop shop = withoutModel();
        String answer = "Yes. Wash it at 30 degrees, without softener; then dry it lying flat.";
        shop.knows("q", "Care " + shop.word(), "https://shop.example/care", "Can I wash the blanket?\n" + answer);
        JsonObject said = shop.ask("is the blanket washable");
        assertTrue(said.getString("message").startsWith(answer), said.toString());
        assertEquals("passages", said.getString("degraded"));
        assertTrue(said.getBoolean("known"));
    }

    @Test
    void withoutTheModelAProductIsAnsweredWithItsPriceTheDateOfItAndALink() throws Exception {
        Shop shop = withoutModel();
        product(shop, Instant.now().minus(Duration.ofHours(5)));
        JsonObject said = shop.ask("what does the copper kettle cost");
        String message = said.getString("message");
        assertTrue(message.contains("Copper kettle"), message);
        assertTrue(message.contains("1,234.50") && message.contains("1,499.50"), message);
        assertTrue(message.contains("as of "), message);
        assertTrue(message.contains("https://shop.example/kettle"), message);
        JsonObject card = said.getJsonArray("sources").getJsonObject(0).getJsonObject("product");
        assertEquals("1499.50", card.getString("price"));
        assertEquals("1234.50", card.getString("sale_price"));
        assertEquals("NOK", card.getString("currency"));
        assertEquals("in_stock", card.getString("availability"));
        assertEquals("https://shop.example/kettle.jpg", card.getString("image"));
        assertTrue(Instant.parse(card.getString("as_of")).isBefore(Instant.now()));
    }

    @Test
    void aPriceThatIsTooOldIsToldNowhere() throws Exception {
        Shop shop = Shop.open(site());
        product(shop, Instant.now().minus(Duration.ofHours(49)));
        JsonObject said = shop.ask("what does the copper kettle cost");
        JsonObject card = said.getJsonArray("sources").getJsonObject(0).getJsonObject("product");
        assertEquals(JsonValue.NULL, card.get("price"));
        assertEquals(JsonValue.NULL, card.get("sale_price"));
        assertEquals(JsonValue.NULL, card.get("availability"));
        String prompt = shop.onlyPrompt().toString();
        assertTrue(prompt.contains("holds two litres") && prompt.contains("product's page"), prompt);
        assertFalse(prompt.contains("1499.5") || prompt.contains("1234.5"), prompt);

        Shop without = withoutModel();
        product(without, Instant.now().minus(Duration.ofHours(49)));
        String message = without.ask("what does the copper kettle cost").getString("message");
        assertTrue(message.contains("product's page") && message.contains("https://shop.example/kettle"), message);
        assertFalse(message.contains("1,499") || message.contains("1,234"), message);
    }

    @Test
    void aFreshPriceReachesTheModelWithItsDate() throws Exception {
        Shop shop = Shop.open(site());
        product(shop, Instant.now().minus(Duration.ofHours(5)));
        shop.ask("KT20CU price");
        String prompt = shop.onlyPrompt().toString();
        assertTrue(prompt.contains("1499.50 NOK") && prompt.contains("as of 20"), prompt);
    }

    @Test
    void theProductThatTheVisitorLooksAtIsWhatThisOneMeans() throws Exception {
        Shop shop = Shop.open(site());
        product(shop, Instant.now());
        JsonObject question = Json.createObjectBuilder(Shop.question("is this one in stock?"))
                .add("product_id", "KT-20-CU")
                .build();
        shop.ask(question);
        assertTrue(
                shop.onlyPrompt().toString().contains("availability: in stock"),
                shop.onlyPrompt().toString());

        Shop without = withoutModel();
        product(without, Instant.now());
        String message = without.ask(question).getString("message");
        assertTrue(message.contains("It is in stock."), message);
    }

    @Test
    void whatTheBotDoesNotKnowIsSaidWithTheContactInTheVisitorsLanguage() throws Exception {
        Shop shop = withoutModel();
        JsonObject said = shop.ask(Shop.question("Wer hat die Bundesliga gewonnen?"), "Accept-Language", "de");
        assertTrue(said.getString("message").startsWith("Das kann ich leider nicht beantworten."), said.toString());
        assertTrue(said.getString("message").contains("help@shop.example"), said.toString());
        assertFalse(said.getBoolean("known"));
    }

    @Test
    void questionsAskedInVainAreGroupedAndAnAnswerCountsAtOnce() throws Exception {
        Shop shop = withoutModel();
        Knowledge knowledge = Knowledge.of(shop);
        shop.ask("Is there a warranty on lawnmowers?");
        shop.ask("lawnmower waranty");
        shop.ask("hello there");
        Await.until("both are counted", SOON, () -> counts(knowledge).equals(List.of(2)));
        JsonObject question = unanswered(knowledge).get(0);
        assertTrue(Instant.parse(question.getString("last_asked"))
                .isAfter(Instant.now().minusSeconds(120)));

        JsonObjectBuilder answer = Json.createObjectBuilder().add("answer", "Three years, the blades excepted.");
        JsonObject job = api().post(
                        knowledge.path("/unanswered/" + question.getInt("id") + "/answer"),
                        answer.build(),
                        Api.bearer(shop.key()))
                .json(202)
                .getJsonObject("job");
        knowledge.done(job);
        JsonObject said = shop.ask("warranty for my lawnmower");
        assertTrue(said.getString("message").startsWith("Three years, the blades excepted."), said.toString());
        assertEquals(List.of(), counts(knowledge));
    }

    private static List<JsonObject> unanswered(Knowledge knowledge) throws Exception {
        return knowledge.get("/unanswered").json(200).getJsonArray("questions").getValuesAs(JsonObject.class);
    }

    private static List<Integer> counts(Knowledge knowledge) throws Exception {
        return unanswered(knowledge).stream()
                .map(question -> question.getInt("count"))
                .toList();
    }
}
