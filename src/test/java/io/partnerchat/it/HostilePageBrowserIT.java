package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No page breaks the widget, and the widget breaks no page. */
class HostilePageBrowserIT extends InBrowser {
    private Shop shop;

    @BeforeEach
    void aShop() throws Exception {
        shop = Shop.open(site);
    }

    private void everythingWorks() {
        BoundingBox launcher = widget.launcher().boundingBox();
        assertEquals(60, launcher.width, 1);
        assertEquals(60, launcher.height, 1);
        widget.open().ask("Does it work here?").answered("The model's answer.");
        assertThat(widget.launcher()).hasCSS("background-color", "rgb(0, 123, 255)");
        assertThat(widget.answers()).hasCSS("padding-top", "9px");
    }

    @Test
    void aPageThatUnsetsEverythingDoesNotReachIt() {
        visit(ShopPage.of(shop).withHead("<style>* { all: unset !important }</style>"));
        everythingWorks();
        screenshot(page, "hostile-css");
    }

    @Test
    void aPageThatHidesMovesAndShrinksItDoesNotReachIt() {
        visit(ShopPage.of(shop).withHead("""
                <style>
                partner-chat, body > :last-child { display: none !important; position: static !important;
                  visibility: hidden !important; opacity: 0 !important; transform: scale(0) !important;
                  pointer-events: none !important; z-index: -1 !important; font-size: 2px !important }
                button, textarea, div { display: none !important; font: 3px fantasy !important }
                </style>"""));
        everythingWorks();
    }

    @Test
    void itIsAboveWhateverThePagePutsOnTop() {
        visit(ShopPage.of(shop).withBody("""
                <style>.cover { position: fixed; inset: 0; z-index: 2147483647; background: #fffc }</style>
                <div class="cover">On top</div>"""));
        everythingWorks();
    }

    @Test
    void thePageStaysUsableBesideIt() {
        visit(ShopPage.of(shop).withBody("""
                <style>#corner { position: fixed; right: 20px; bottom: 100px; width: 60px; height: 60px }</style>
                <button id="corner" class="panel">Buy</button>
                <script>document.getElementById('corner').onclick = event => event.target.textContent = 'Bought'</script>"""));
        assertThat(widget.launcher()).isVisible();
        page.locator("#corner").click();
        assertThat(page.locator("#corner")).hasText("Bought");
        widget.open();
        assertThat(page.locator("#corner")).hasCSS("display", "block");
    }

    @Test
    void aStrictContentSecurityPolicyIsEnoughForChatAndEditor() {
        String host = site.api().base().toString();
        visit(ShopPage.of(shop)
                .withPolicy("default-src 'none'; script-src " + host + "; connect-src " + host + "; frame-src " + host
                        + "; style-src 'self'; img-src *"));
        everythingWorks();
        assertThat(widget.openEditor().locator("#primary_color")).hasValue("#007bff");
        assertEquals(List.of(), complaints);
    }

    @Test
    void aPageThatChangesItsWholeBodyKeepsItsChat() {
        visit(shop).open().ask("Is it still there?").answered("The model's answer.");
        page.evaluate("document.body.replaceWith(document.createElement('body'))");
        assertThat(widget.host()).hasCount(1);
        assertThat(widget.launcher()).isVisible();
        assertThat(widget.questions()).hasText("Is it still there?");
        widget.ask("And does it answer?");
        assertThat(widget.answers()).hasCount(2);
    }

    @Test
    void anUnknownCompanyLeavesThePageAlone() {
        visit(ShopPage.of(site, "nobody-" + shop.word()));
        page.waitForFunction("() => window.PartnerChat");
        page.evaluate("PartnerChat.open(); PartnerChat.send('Hello?')");
        page.waitForCondition(() -> !complaints.isEmpty());
        assertEquals(1, complaints.size(), complaints.toString());
        assertThat(widget.host()).hasCount(0);
    }

    @Test
    void theLineWithoutACompanyLeavesThePageAlone() {
        visit(ShopPage.of(shop)
                .withHead("")
                .withBody("<p id=\"end\">The end</p>")
                .withHead(ShopPage.embed(site, "")));
        assertThat(page.locator("#end")).isVisible();
        assertThat(widget.host()).hasCount(1);
    }

    @Test
    void theLineTwiceMakesOneWidget() {
        String again = ShopPage.embed(site, shop.id());
        visit(ShopPage.of(shop).withHead(again).withBody(again));
        everythingWorks();
        assertThat(widget.host()).hasCount(1);
    }

    @Test
    void labelsThatDoNotComeHoldNothingUpForLong() {
        page.route("**/widget-words/**", route -> {});
        visit(ShopPage.of(shop).in("de"));
        everythingWorks();
        assertThat(widget.input()).hasAttribute("aria-label", "Your message");
    }

    @Test
    void aPageWithAnAddressOfItsOwnForRelativeOnesKeepsItsChat() {
        visit(ShopPage.of(shop).withHead("<base href=\"https://elsewhere.example/deep/\">"));
        everythingWorks();
    }

    @Test
    void aPageWithoutStorageHasAChatThatLastsAsLongAsThePage() {
        page.addInitScript(
                "for (const name of ['localStorage', 'sessionStorage'])"
                        + " Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError') } })");
        visit(shop);
        everythingWorks();
    }

    @Test
    void itLeavesNoCookieAndOneGlobal() {
        visit(ShopPage.of(shop)
                .withHead("<script>window.before = new Set(Object.getOwnPropertyNames(window))</script>"));
        everythingWorks();
        assertEquals(
                List.of("PartnerChat"),
                page.evaluate(
                        "Object.getOwnPropertyNames(window).filter(name => !before.has(name) && name !== 'before')"));
        assertEquals(List.of(), page.context().cookies());
    }
}
