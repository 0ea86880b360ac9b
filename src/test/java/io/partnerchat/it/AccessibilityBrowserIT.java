package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What axe-core finds: nothing. */
class AccessibilityBrowserIT extends InBrowser {
    static void isAccessible(Page page) {
        AxeResults results = new AxeBuilder(page).analyze();
        assertTrue(results.getPasses().size() > 5, "axe-core saw nothing");
        List<String> violations = results.getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> rule.getId() + " " + node.getTarget() + " " + node.getFailureSummary()))
                .toList();
        assertEquals(List.of(), violations);
    }

    /** A shop that has never chosen a colour: those of the contract are hard to read as they are. */
    private Shop shop() throws Exception {
        return Shop.open(site).knowsShipping();
    }

    @Test
    void theClosedWidget() throws Exception {
        visit(shop());
        assertThat(widget.launcher()).isVisible();
        isAccessible(page);
    }

    @Test
    void theOpenWidgetWithAConversation() throws Exception {
        Shop shop = shop();
        visit(shop).open().ask(shop.shippingQuestion()).answered("The model's answer.");
        isAccessible(page);
        widget.button("Menu").click();
        isAccessible(page);
        widget.find(".erase").click();
        assertThat(widget.button("Cancel")).isVisible();
        isAccessible(page);
    }

    @Test
    void aFailedMessageAndADegradedAnswer() throws Exception {
        Shop shop = shop();
        site.vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.html(500));
        visit(shop).open().ask(shop.shippingQuestion());
        assertThat(widget.find(".degraded")).isVisible();
        page.context().setOffline(true);
        widget.ask("Still there?");
        assertThat(widget.find(".failed")).isVisible();
        page.context().setOffline(false);
        isAccessible(page);
    }

    /** Text and ground as they are set, and the ink that can be read on that ground. */
    @ParameterizedTest
    @CsvSource({
        "#007bff, #ffffff, 'rgb(0, 0, 0)'",
        "#7a1fa2, #fff8e1, 'rgb(255, 248, 225)'",
        "#ffff00, #ffffff, 'rgb(28, 31, 36)'",
        "#000000, #000000, 'rgb(255, 255, 255)'",
        "#767676, #767676, 'rgb(255, 255, 255)'"
    })
    void coloursThatCannotBeReadAreShownInBlackOrWhite(String primary, String text, String ink) throws Exception {
        Shop shop = Shop.open(site).knowsShipping();
        shop.change(Json.createObjectBuilder().add("primary_color", primary).add("text_color", text));
        visit(shop).open().ask(shop.shippingQuestion()).answered("The model's answer.");
        assertThat(widget.find(".panel > .header")).hasCSS("color", ink);
        assertEquals(text, shop.settings().getString("text_color"));
        isAccessible(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#000000", "#102027", "#808080", "#ff00ff", "#fffde7"})
    void everyBackground(String background) throws Exception {
        Shop shop = Shop.open(site).knowsShipping();
        shop.change(Json.createObjectBuilder()
                .add("background_color", background)
                .add("primary_color", background)
                .add("text_color", background)
                .add("secondary_color", background));
        visit(shop).open().ask(shop.shippingQuestion()).answered("The model's answer.");
        isAccessible(page);
    }

    @Test
    void thePhoneAndRightToLeft() throws Exception {
        Shop shop = shop();
        Page phone = newVisitor(phone());
        Widget small = visit(phone, ShopPage.of(shop).in("he").address()).open();
        small.ask(shop.shippingQuestion()).answered("The model's answer.");
        isAccessible(phone);
    }

    @Test
    void theEditorBesideTheWidget() throws Exception {
        visit(shop());
        FrameLocator editor = widget.openEditor();
        editor.locator("#primary_color").fill("#7a3b1d");
        editor.locator("#save").click();
        assertThat(editor.locator("#notice")).containsText("Saved.");
        assertThat(widget.launcher()).hasCSS("background-color", "rgb(122, 59, 29)");
        isAccessible(page);
    }

    @Test
    void theEditorByItself() throws Exception {
        Shop shop = Shop.open(site);
        page.navigate(site.api().base() + "/widget/" + shop.id() + "/settings");
        assertThat(page.locator("#save")).isVisible();
        isAccessible(page);
        page.locator("#primary_color").fill("#ffff00");
        assertThat(page.locator("#contrast-primary")).containsText("hard to read");
        isAccessible(page);
        page.locator("#primary_color").fill("yellow");
        page.locator("#max_tokens").fill("many");
        page.locator("#save").click();
        assertThat(page.locator("#errors")).isVisible();
        isAccessible(page);
    }

    @Test
    void theSignInOfTheEditor() throws Exception {
        Shop shop = Shop.locked(site);
        page.navigate(site.api().base() + "/widget/" + shop.id() + "/settings");
        assertThat(page.locator("#key")).isVisible();
        isAccessible(page);
        page.locator("#key").fill("pck_wrong");
        page.locator("#login button").click();
        assertThat(page.locator("#notice")).isVisible();
        isAccessible(page);
        visit(shop);
        assertThat(widget.openEditor().locator("#key")).isVisible();
        isAccessible(page);
    }

    @Test
    void theDemoShop() {
        for (String path : List.of("/", "/shop/product")) {
            page.navigate(site.api().base() + path);
            assertThat(widget.launcher()).isVisible();
            isAccessible(page);
        }
    }
}
