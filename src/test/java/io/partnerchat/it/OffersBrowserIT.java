package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beside the text of an answer: questions to go on with, products, a thumb, and a way to the people of the shop. */
class OffersBrowserIT extends InBrowser {
    private static final String CONSENT = "The shop may write to me about this.";

    private Shop shop;

    @BeforeEach
    void aShop() throws Exception {
        shop = Shop.open(site);
    }

    private void answers(Page of, String path, int status, JsonObjectBuilder body, String... headers) {
        String text = body == null ? "" : body.build().toString();
        Map<String, String> all = new java.util.HashMap<>(
                Map.of("Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", "Retry-After"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        of.route(
                path,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setHeaders(all)
                        .setContentType("application/json")
                        .setBody(text)));
    }

    private void starts(String... suggestions) {
        JsonArrayBuilder texts = Json.createArrayBuilder();
        for (String suggestion : suggestions) {
            texts.add(suggestion);
        }
        answers(
                page,
                "**/start?*",
                200,
                Json.createObjectBuilder()
                        .add("suggestions", texts)
                        .add(
                                "lead",
                                Json.createObjectBuilder().add("enabled", true).add("consent_text", CONSENT)));
    }

    private void answersWith(JsonObjectBuilder answer) {
        answers(page, "**/api/partner-chat/*", 200, answer);
    }

    private static JsonObjectBuilder answer(String text) {
        return FakeStream.answer("answer-1", text, false);
    }

    private static JsonObject body(Request request) {
        return Reply.parse(request.postData());
    }

    @Test
    void questionsAreSuggestedAtTheStartAndAfterAnAnswer() {
        starts("How long does shipping take?", "Can I return it?");
        answersWith(
                answer("Two days.").add("suggestions", Json.createArrayBuilder().add("And abroad?")));
        visit(shop).open();
        assertThat(widget.find(".chip")).hasText(new String[] {"How long does shipping take?", "Can I return it?"});
        AccessibilityBrowserIT.isAccessible(page);
        widget.button("Can I return it?").click();
        widget.answered("Two days.");
        assertThat(widget.questions()).hasText("Can I return it?");
        assertThat(widget.input()).isFocused();
        assertThat(widget.find(".chip")).hasText("And abroad?");
        widget.button("And abroad?").click();
        assertThat(widget.questions()).hasCount(2);
    }

    @Test
    void aThumbIsSentWithAWordWhy() {
        starts();
        answersWith(answer("Two days."));
        answers(page, "**/feedback", 204, null);
        visit(shop).open().ask("How long?").answered("Two days.");
        Request rated = page.waitForRequest(
                "**/feedback", () -> widget.button("Not helpful").click());
        assertEquals("down", body(rated).getString("rating"));
        assertEquals("answer-1", body(rated).getString("answer_id"));
        assertThat(widget.button("Not helpful")).hasAttribute("aria-pressed", "true");
        assertThat(widget.find(".rate")).containsText("Thank you!");
        AccessibilityBrowserIT.isAccessible(page);
        widget.find(".rate input").fill("Too vague");
        Request why = page.waitForRequest(
                "**/feedback", () -> widget.find(".rate input").press("Enter"));
        assertEquals("Too vague", body(why).getString("comment"));
        assertThat(widget.find(".rate input")).hasCount(0);
        Request better = page.waitForRequest(
                "**/feedback",
                () -> widget.host()
                        .getByRole(
                                AriaRole.BUTTON,
                                new com.microsoft.playwright.Locator.GetByRoleOptions()
                                        .setName("Helpful")
                                        .setExact(true))
                        .click());
        assertEquals("up", body(better).getString("rating"));
        assertThat(widget.button("Not helpful")).hasAttribute("aria-pressed", "false");
    }

    @Test
    void aThumbThatDoesNotGetThroughIsNotShownAsGiven() {
        starts();
        answersWith(answer("Two days."));
        page.route("**/feedback", Route::abort);
        visit(shop).open().ask("How long?").answered("Two days.");
        widget.button("Helpful").click();
        assertThat(widget.button("Helpful")).hasAttribute("aria-pressed", "false");
    }

    @Test
    void whenTheAssistantDoesNotKnowAMessageCanBeLeft() {
        starts();
        answersWith(answer("I do not know.").add("known", false).add("offer_lead", true));
        answers(page, "**/leads", 201, Json.createObjectBuilder().add("lead_id", "1"));
        visit(shop).open().ask("Can you engrave it?").answered("I do not know.");
        widget.button("Leave a message").click();
        assertThat(widget.host().getByLabel("Name")).isFocused();
        assertThat(widget.host().getByLabel("Question")).hasValue("Can you engrave it?");
        assertThat(widget.find(".consent")).hasText(CONSENT);
        widget.host().getByLabel("Name").fill("Ada");
        widget.host().getByLabel("E-mail").fill("ada@example.org");
        widget.find(".lead").getByText("Send").click();
        assertThat(widget.find(".lead")).isVisible(); // without consent nothing is sent
        widget.host().getByLabel(CONSENT).check();
        AccessibilityBrowserIT.isAccessible(page);
        screenshot(page, "lead");
        Request left = page.waitForRequest(
                "**/leads", () -> widget.find(".lead").getByText("Send").click());
        assertEquals(
                Json.createObjectBuilder()
                        .add("name", "Ada")
                        .add("email", "ada@example.org")
                        .add("question", "Can you engrave it?")
                        .add("consent", true)
                        .add("consent_text", CONSENT)
                        .add("lang", "en")
                        .build(),
                body(left));
        assertThat(widget.find(".lead")).hasCount(0);
        assertThat(widget.find(".chips")).hasText("Thank you! We will be in touch.");
        assertThat(widget.input()).isFocused();
    }

    @Test
    void aMessageThatIsRefusedStaysInTheForm() {
        starts();
        answersWith(answer("I do not know.").add("offer_lead", true));
        answers(
                page,
                "**/leads",
                400,
                Json.createObjectBuilder()
                        .add(
                                "violations",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("field", "email")
                                                .add("message", "must be an address"))));
        visit(shop).open().ask("Can you engrave it?").answered("I do not know.");
        widget.button("Leave a message").click();
        widget.host().getByLabel("Name").fill("Ada");
        widget.host().getByLabel("E-mail").fill("ada@nowhere");
        widget.host().getByLabel(CONSENT).check();
        widget.find(".lead").getByText("Send").click();
        assertThat(widget.find(".lead [role=alert]")).hasText("Please check what you entered.");
        assertThat(widget.host().getByLabel("E-mail")).isFocused();
        page.keyboard().press("Escape");
        assertThat(widget.find(".lead")).hasCount(0);
        assertThat(widget.panel()).isVisible();
        assertThat(widget.input()).isFocused();
    }

    @Test
    void aProductIsACardWithItsPriceAndTheDateOfIt() {
        starts();
        page.route(
                "**/candle.png",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("image/svg+xml")
                        .setBody("<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'>"
                                + "<rect width='64' height='64' fill='#2f5d50'/></svg>")));
        JsonObjectBuilder onSale = Json.createObjectBuilder()
                .add("price", "249.00")
                .add("sale_price", "199.00")
                .add("currency", "NOK")
                .add("availability", "in_stock")
                .add("image", "https://shop.example/candle.png")
                .add("as_of", "2026-11-24T06:00:00Z");
        JsonObjectBuilder unknown = Json.createObjectBuilder()
                .addNull("price")
                .addNull("sale_price")
                .addNull("currency")
                .add("availability", "out_of_stock")
                .add("image", "https://shop.example/missing.png")
                .addNull("as_of");
        page.route("**/missing.png", Route::abort);
        answersWith(answer("We have this one:")
                .add(
                        "sources",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("title", "Pine candle")
                                        .add("url", "https://shop.example/candle")
                                        .add("product", onSale))
                                .add(Json.createObjectBuilder()
                                        .add("title", "Fjord mug <b>")
                                        .add("url", "javascript:alert(1)")
                                        .add("product", unknown))
                                .add(Json.createObjectBuilder()
                                        .add("title", "Shipping")
                                        .add("url", "https://shop.example/shipping")
                                        .addNull("product"))));
        visit(shop).open().ask("Which candle?").answered("We have this one:");
        assertThat(widget.find(".card")).hasCount(2);
        var card = widget.find(".card").first();
        assertThat(card).hasAttribute("href", "https://shop.example/candle");
        assertThat(card.locator("img")).isVisible();
        assertThat(card.locator("b")).hasText("Pine candle");
        assertThat(card.locator("del")).hasText("NOK\u00a0249.00");
        assertThat(card.locator("ins")).hasText("NOK\u00a0199.00");
        assertThat(card).containsText("In stock");
        assertThat(card).containsText("Price of 24 Nov 2026");
        var other = widget.find(".card").last();
        assertThat(other.locator("b")).hasText("Fjord mug <b>");
        assertThat(other.locator("img")).hasCount(0);
        assertThat(other.locator("small")).hasText("Out of stock");
        assertThat(widget.find(".sources a:not(.card)")).hasText("Shipping");
        screenshot(page, "card");
        AccessibilityBrowserIT.isAccessible(page);
    }

    @Test
    void tooManyMessagesAreToldKindlyAndSentAgainByThemselves() {
        starts();
        answers(page, "**/api/partner-chat/*", 429, Json.createObjectBuilder(), "Retry-After", "4");
        visit(shop).open().ask("Hello?");
        assertThat(widget.find(".failed")).containsText("Many messages at once. Sending again in");
        assertThat(widget.find(".again")).hasText(java.util.regex.Pattern.compile("in [1-4] seconds?\\."));
        assertThat(widget.questions()).hasText("Hello?");
        page.unroute("**/api/partner-chat/*");
        widget.answered("The model's answer.");
        assertThat(widget.find(".failed")).hasCount(0);
        assertEquals(1, shop.prompts().size());
    }

    @Test
    void theProductOfThePageGoesAlong() {
        String[] pages = {
            "<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"Product\",\"sku\":\"PC-1\"}]}</script>",
            "<meta property=\"product:retailer_item_id\" content=\"PC-1\">",
            "<script type=\"application/ld+json\">not json</script>"
                    + "<script type=\"application/ld+json\">[{\"@type\":[\"Product\"],\"productID\":\"PC-1\"}]</script>"
        };
        for (String head : pages) {
            FakeStream stream = FakeStream.on(page);
            visit(ShopPage.of(shop).withHead(head)).open().ask("Is it in stock?");
            assertEquals("PC-1", stream.asked(1, "body.product_id"), head);
            widget.choose("Start over");
        }
        FakeStream stream = FakeStream.on(page);
        visit(ShopPage.of(shop)
                        .withHead("<script type=\"application/ld+json\">[{\"@type\":\"Product\",\"sku\":\"A\"},"
                                + "{\"@type\":\"Product\",\"sku\":\"B\"}]</script>"))
                .open()
                .ask("Which one?");
        assertEquals("null", stream.asked(1, "body.product_id"), "a page with several products shows none of them");
    }
}
