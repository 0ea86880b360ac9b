package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Beside the text of an answer: questions to go on with, products, a thumb, and a way to the people of the shop, who find
 * in the editor what their visitors have left.
 */
class OffersBrowserIT extends InBrowser {
    private static final String CONSENT = "The shop may write to me about this.";
    private static final String UNKNOWN = "Can you engrave it?";

    private Shop shop;

    @BeforeEach
    void aShop() throws Exception {
        shop = Shop.open(site);
    }

    private void answersWith(JsonObjectBuilder answer) {
        page.route(
                "**/api/partner-chat/*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setHeaders(java.util.Map.of("Access-Control-Allow-Origin", "*"))
                        .setContentType("application/json")
                        .setBody(answer.build().toString())));
    }

    private static JsonObjectBuilder answer(String text) {
        return FakeStream.answer("answer-1", text, false);
    }

    /** A shop whose {@code ai_config} is this. */
    private Shop shopThat(String aiConfig) throws Exception {
        return Shop.create(
                site,
                Json.createObjectBuilder()
                        .add("settings", Shop.access("open"))
                        .add("ai_config", Reply.parse(aiConfig.replace('\'', '"'))));
    }

    /** The visitor has asked what nobody taught the assistant, and begins to write a message to the shop. */
    private void leavesAMessage(Shop asked, String email) {
        site.vendors().script(VendorCall.Kind.CHAT, asked.word(), Reaction.html(500));
        visit(asked).open().ask(UNKNOWN);
        widget.button("Leave a message").click();
        assertThat(widget.host().getByLabel("Name")).isFocused();
        widget.host().getByLabel("Name").fill("Ada 店 <b>");
        widget.host().getByLabel("E-mail").fill(email);
    }

    private Locator send() {
        return widget.find(".lead").getByText("Send");
    }

    private FrameLocator conversations() {
        FrameLocator editor = widget.openEditor();
        editor.locator(".tabs").getByText("Conversations").click();
        return editor;
    }

    @Test
    void theQuestionsThatAShopSuggestsAreShownAndAskedByAClick() throws Exception {
        Shop suggests = shopThat("{'suggested_questions':['How long does shipping take?','Can I return it?']}");
        site.vendors().script(VendorCall.Kind.CHAT, suggests.word(), Reaction.says("Two days."));
        visit(suggests).open();
        assertThat(widget.find(".chip")).hasText(new String[] {"How long does shipping take?", "Can I return it?"});
        AccessibilityBrowserIT.isAccessible(page);
        widget.button("Can I return it?").click();
        widget.answered("Two days.");
        assertThat(widget.questions()).hasText("Can I return it?");
        assertThat(widget.input()).isFocused();
        assertThat(widget.find(".chip")).hasCount(0);
    }

    @Test
    void afterAnAnswerQuestionsToGoOnWithAreOffered() {
        answersWith(
                answer("Two days.").add("suggestions", Json.createArrayBuilder().add("And abroad?")));
        visit(shop).open().ask("How long?").answered("Two days.");
        assertThat(widget.find(".chip")).hasText("And abroad?");
        widget.button("And abroad?").click();
        assertThat(widget.questions()).hasCount(2);
    }

    @Test
    void aThumbAndAWordWhyAreReadByTheShop() throws Exception {
        visit(shop).open().ask("How long?").answered("The model's answer.");
        widget.button("Not helpful").click();
        assertThat(widget.button("Not helpful")).hasAttribute("aria-pressed", "true");
        assertThat(widget.find(".rate")).containsText("Thank you!");
        AccessibilityBrowserIT.isAccessible(page);
        widget.find(".rate input").fill("Too vague 👎 <b>");
        page.waitForResponse("**/feedback", () -> widget.find(".rate input").press("Enter"));
        assertThat(widget.find(".rate input")).hasCount(0);
        page.reload();
        widget.stillOpen();
        assertThat(widget.button("Not helpful")).hasAttribute("aria-pressed", "true");

        FrameLocator editor = conversations();
        editor.locator("#only").selectOption("down");
        editor.locator(".filter .primary").click();
        assertThat(editor.locator("#list .rows > li")).hasCount(1);
        editor.locator("#list .rows > li button").click();
        assertThat(editor.locator(".turns .badge")).hasText("thumb down");
        assertThat(editor.locator(".turns q")).hasText("Too vague 👎 <b>");

        page.waitForResponse("**/feedback", () -> widget.button("Helpful").click());
        assertThat(widget.button("Not helpful")).hasAttribute("aria-pressed", "false");
        editor.locator(".tabs").getByText("Conversations").click();
        assertThat(editor.locator("#list .badge")).hasText("thumb up");
    }

    @Test
    void whenTheAssistantDoesNotKnowAMessageCanBeLeftThatTheShopReads() throws Exception {
        Shop asks = shopThat("{'lead':{'consent_text':'" + CONSENT + "'}}");
        leavesAMessage(asks, "ada@example.org");
        assertThat(widget.host().getByLabel("Question")).hasValue(UNKNOWN);
        assertThat(widget.find(".consent")).hasText(CONSENT);
        send().click();
        assertThat(widget.find(".lead")).isVisible(); // without consent nothing is sent
        widget.host().getByLabel(CONSENT).check();
        AccessibilityBrowserIT.isAccessible(page);
        screenshot(page, "lead");
        send().click();
        assertThat(widget.find(".chips")).hasText("Thank you! We will be in touch.");
        assertThat(widget.find(".lead")).hasCount(0);
        assertThat(widget.input()).isFocused();

        Locator lead = conversations().locator("#leads .rows > li");
        assertThat(lead.locator("strong")).hasText("Ada 店 <b>");
        assertThat(lead).containsText("ada@example.org");
        assertThat(lead).containsText(UNKNOWN);
        lead.locator("summary").click();
        assertThat(lead).containsText(CONSENT);
    }

    @Test
    void aMessageThatIsRefusedStaysInTheForm() throws Exception {
        leavesAMessage(shopThat("{'lead':{'consent_text':'" + CONSENT + "'}}"), "ada@nowhere");
        widget.host().getByLabel(CONSENT).check();
        send().click();
        assertThat(widget.find(".lead [role=alert]")).hasText("Please check what you entered.");
        assertThat(widget.host().getByLabel("E-mail")).isFocused();
        assertThat(widget.host().getByLabel("Name")).hasValue("Ada 店 <b>");
        page.keyboard().press("Escape");
        assertThat(widget.find(".lead")).hasCount(0);
        assertThat(widget.panel()).isVisible();
        assertThat(widget.input()).isFocused();
    }

    @Test
    void whoWasShownAnOlderConsentIsShownTheOneOfNow() throws Exception {
        Shop changes = shopThat("{'lead':{'consent_text':'The old one.'}}");
        leavesAMessage(changes, "ada@example.org");
        site.api()
                .operator(
                        "PATCH",
                        "/api/companies/" + changes.id(),
                        "{\"ai_config\":{\"lead\":{\"consent_text\":\"" + CONSENT + "\"}}}")
                .json(200);
        widget.host().getByLabel("The old one.").check();
        send().click();
        assertThat(widget.find(".consent")).hasText(CONSENT);
        assertThat(widget.host().getByLabel(CONSENT)).not().isChecked();
        widget.host().getByLabel(CONSENT).check();
        send().click();
        assertThat(widget.find(".chips")).hasText("Thank you! We will be in touch.");
    }

    @Test
    void aShopThatTakesNoMessagesOffersNone() throws Exception {
        Shop silent = shopThat("{'lead':{'enabled':false}}");
        site.vendors().script(VendorCall.Kind.CHAT, silent.word(), Reaction.html(500));
        visit(silent).open().ask(UNKNOWN);
        assertThat(widget.find(".degraded")).isVisible();
        assertThat(widget.find(".lead-button")).hasCount(0);
    }

    @Test
    void tooManyMessagesAreToldKindlyAndSentAgainByThemselves() throws Exception {
        int limit = 8; // a minute: the next one may be sent after seven seconds
        Shop strict = shopThat("{'limits':{'visitor_per_minute':" + limit + "}}");
        visit(strict).open();
        for (int i = 0; i <= limit; i++) {
            page.evaluate("text => PartnerChat.send(text)", "Question " + i);
        }
        assertThat(widget.find(".failed")).containsText("Many messages at once. Sending again in");
        assertThat(widget.find(".again")).hasText(Pattern.compile("in \\d seconds?\\."));
        AccessibilityBrowserIT.isAccessible(page);
        screenshot(page, "too-many");
        assertThat(widget.find(".failed")).hasCount(0);
        assertThat(widget.find(".typing")).isHidden();
        assertThat(widget.questions()).hasCount(limit + 1);
        assertEquals("[]", widget.kept(strict, "outbox"));
    }

    @Test
    void aThumbThatDoesNotGetThroughIsNotShownAsGiven() {
        answersWith(answer("Two days."));
        page.route("**/feedback", Route::abort);
        visit(shop).open().ask("How long?").answered("Two days.");
        widget.button("Helpful").click();
        assertThat(widget.button("Helpful")).hasAttribute("aria-pressed", "false");
    }

    @Test
    void aProductIsACardWithItsPriceAndTheDateOfIt() {
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
    void theProductOfThePageGoesAlong() {
        String[] pages = {
            "<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"Product\",\"sku\":\"PC-1\"}]}</script>",
            "<meta property=\"product:retailer_item_id\" content=\"PC-1\">",
            "<script type=\"application/ld+json\">not json</script>"
                    + "<script type=\"application/ld+json\">[{\"@type\":[\"Product\"],\"productID\":\"PC-1\"}]</script>"
        };
        for (String head : pages) {
            FakeStream stream = FakeStream.on(page);
            visit(ShopPage.of(shop).withHead(head)).shown().ask("Is it in stock?");
            assertEquals("PC-1", stream.asked(1, "body.product_id"), head);
            widget.choose("Start over");
        }
        FakeStream stream = FakeStream.on(page);
        visit(ShopPage.of(shop)
                        .withHead("<script type=\"application/ld+json\">[{\"@type\":\"Product\",\"sku\":\"A\"},"
                                + "{\"@type\":\"Product\",\"sku\":\"B\"}]</script>"))
                .shown()
                .ask("Which one?");
        assertEquals("null", stream.asked(1, "body.product_id"), "a page with several products shows none of them");
    }
}
