package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A conversation lasts as long as the visitor wants it to, whatever page and network do. */
class ConversationBrowserIT extends InBrowser {
    private static final String CHAT = "**/api/partner-chat/*";

    private Shop shop;

    @BeforeEach
    void aShop() throws Exception {
        shop = Shop.open(site);
    }

    private void repeatAnswers() {
        site.vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Reaction.saysAbout(call -> "You said: "
                                + call.json().getJsonArray("messages").stream()
                                        .reduce((first, second) -> second)
                                        .orElseThrow()
                                        .asJsonObject()
                                        .getString("content")
                                        .lines()
                                        .reduce((first, second) -> second)
                                        .orElseThrow()));
    }

    @Test
    void itIsThereAfterAReload() {
        visit(shop).open().ask("First question").answered("The model's answer.");
        page.reload();
        widget.stillOpen().answered("The model's answer.");
        assertThat(widget.questions()).hasText("First question");
        widget.ask("Second question");
        assertThat(widget.answers()).hasCount(2);
    }

    @Test
    void itGoesAlongToAnotherPageOfTheShop() {
        String second = ShopPage.of(shop).withBody("<p>The second page.</p>").address();
        visit(ShopPage.of(shop).withBody("<p><a href=\"" + second + "\">Next</a></p>"))
                .open()
                .ask("First question")
                .answered("The model's answer.");
        String session = widget.kept(shop, "session_id");
        page.getByText("Next").click();
        assertThat(page.getByText("The second page.")).isVisible();
        widget.stillOpen().answered("The model's answer.");
        assertThat(widget.input()).not().isFocused();
        assertEquals(session, widget.kept(shop, "session_id"));
        widget.find(".panel > .header").getByLabel("Close").click();
        page.goBack();
        assertThat(widget.launcher()).isVisible();
        assertThat(widget.panel()).isHidden();
    }

    @Test
    void aQuestionAskedJustBeforeLeavingThePageIsAnsweredOnTheNext() {
        site.vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Reaction.says("At last.").after(java.time.Duration.ofSeconds(3)));
        visit(shop).open().ask("Will you wait for me?");
        assertThat(widget.find(".typing")).isVisible();
        page.reload();
        widget.stillOpen().answered("At last.");
        assertThat(widget.questions()).hasText("Will you wait for me?");
    }

    @Test
    void onTheWayToAnotherPageOfTheShopTheServerIsToldToGoOn() {
        site.vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.stall());
        String second = ShopPage.of(shop).withBody("<p>The second page.</p>").address();
        visit(ShopPage.of(shop).withBody("<p><a href=\"" + second + "\">Next</a></p>"))
                .open()
                .ask("Will you wait for me?");
        assertThat(widget.find(".typing")).isVisible();
        String session = widget.kept(shop, "session_id");
        Request hold =
                page.waitForRequest("**/hold", () -> page.getByText("Next").click());
        assertEquals(site.api().base() + shop.sessionPath(session) + "/hold", hold.url());
        assertEquals("POST", hold.method());
    }

    @Test
    void whoLeavesTheShopLetsTheServerStop() {
        site.vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.stall());
        List<String> requests = new ArrayList<>();
        page.context().onRequest(request -> requests.add(request.url()));
        String elsewhere = Storefront.get().foreignOrigin()
                + Storefront.get().publish(ShopPage.of(shop).withBody("<p>Elsewhere.</p>"));
        visit(ShopPage.of(shop).withBody("<p><a href=\"" + elsewhere + "\">Away</a></p>"))
                .open()
                .ask("Will you wait for me?");
        assertThat(widget.find(".typing")).isVisible();
        page.getByText("Away").click();
        assertThat(page.getByText("Elsewhere.")).isVisible();
        assertEquals(
                List.of(),
                requests.stream().filter(url -> url.endsWith("/hold")).toList());
    }

    @Test
    void aSecondTabShowsTheSameConversation() {
        String address = ShopPage.of(shop).address();
        visit(page, address).open().ask("First question").answered("The model's answer.");
        Page tab = page.context().newPage();
        Widget other = visit(tab, address).open().answered("The model's answer.");
        other.ask("From the second tab");
        assertThat(other.answers()).hasCount(2);
        assertThat(widget.questions()).hasText(new String[] {"First question", "From the second tab"});
        assertThat(widget.answers()).hasCount(2);
    }

    @Test
    void whatIsWrittenOfflineIsSentWhenTheLineIsBack() {
        visit(shop).open();
        page.context().setOffline(true);
        widget.ask("Is anybody there?");
        assertThat(widget.find(".failed")).containsText("Not sent. No connection.");
        assertThat(widget.questions()).hasText("Is anybody there?");
        page.context().setOffline(false);
        widget.answered("The model's answer.");
        assertThat(widget.find(".failed")).hasCount(0);
    }

    @Test
    void aFailedMessageKeepsItsTextAndCanBeSentAgain() {
        visit(shop).open();
        page.route(CHAT, route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
        widget.ask("Please keep this");
        assertThat(widget.find(".failed")).containsText("Not sent.");
        page.unroute(CHAT);
        widget.button("Try again").click();
        widget.answered("The model's answer.");
        assertThat(widget.questions()).hasText("Please keep this");
        assertThat(widget.find(".failed")).hasCount(0);
    }

    @Test
    void anAnswerThatGotLostIsNotAskedForTwice() {
        visit(shop).open();
        page.route(CHAT, route -> {
            route.fetch();
            route.abort();
        });
        widget.ask("Only once, please");
        assertThat(widget.find(".failed")).isVisible();
        page.unroute(CHAT);
        widget.button("Try again").click();
        widget.answered("The model's answer.");
        assertEquals(1, shop.prompts().size());
    }

    @Test
    void startingOverBeginsANewConversationAndLeavesTheOldOneAtTheServer() throws Exception {
        repeatAnswers();
        visit(shop).open().ask("Old matter").answered("You said: Old matter");
        String old = widget.kept(shop, "session_id");
        widget.choose("Start over");
        assertThat(widget.questions()).hasCount(0);
        widget.ask("New matter").answered("You said: New matter");
        assertNotEquals(old, widget.kept(shop, "session_id"));
        assertEquals(200, site.api().status(shop.sessionPath(old)));
    }

    @Test
    void deletingReallyDeletes() throws Exception {
        visit(shop).open().ask("Something private").answered("The model's answer.");
        String session = widget.kept(shop, "session_id");
        assertEquals(200, site.api().status(shop.sessionPath(session)));
        widget.choose("Delete my conversation");
        widget.button("Cancel").click();
        assertThat(widget.questions()).hasCount(1);
        widget.choose("Delete my conversation");
        widget.button("Delete").click();
        assertThat(widget.questions()).hasCount(0);
        assertEquals(404, site.api().status(shop.sessionPath(session)));
        assertEquals(
                List.of(List.of("0")),
                site.database().rows("SELECT COUNT(*) FROM chat_conversations WHERE company_id = ?", shop.id()));
        page.reload();
        widget.stillOpen();
        assertThat(widget.questions()).hasCount(0);
    }
}
