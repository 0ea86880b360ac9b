package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people set in their system is kept to, and fingers hit what they aim at. */
class ComfortBrowserIT extends InBrowser {
    private Shop shop;

    @BeforeEach
    void aShop() throws Exception {
        shop = Shop.open(site).knowsShipping();
    }

    @Test
    void withForcedColoursEveryButtonAndMessageHasAnEdge() {
        Page forced = newVisitor(desktop().setForcedColors(ForcedColors.ACTIVE));
        Widget seen = visit(forced, ShopPage.of(shop).address()).open();
        seen.ask(shop.shippingQuestion()).answered("The model's answer.");
        for (Locator node : List.of(seen.launcher(), seen.button("Send"), seen.questions(), seen.answers())) {
            assertThat(node).hasCSS("border-top-style", "solid");
            assertThat(node).hasCSS("border-top-width", "1px");
        }
        screenshot(forced, "forced-colours");
        AccessibilityBrowserIT.isAccessible(forced);
    }

    @Test
    void whoWantsNoMotionGetsNone() {
        FakeStream.on(page);
        visit(shop).open().ask("Hello?");
        assertThat(widget.find(".typing i").first()).hasCSS("animation-name", "blink");
        Page calm = newVisitor(desktop().setReducedMotion(ReducedMotion.REDUCE));
        FakeStream.on(calm);
        Widget still = visit(calm, ShopPage.of(shop).address()).open().ask("Hello?");
        assertThat(still.find(".typing")).isVisible();
        assertThat(still.find(".typing i").first()).hasCSS("animation-name", "none");
    }

    @Test
    void aFingerHitsEveryButton() {
        Page phone = newVisitor(phone());
        Widget small = visit(phone, ShopPage.of(shop).address()).open();
        small.ask(shop.shippingQuestion()).answered("The model's answer.");
        small.button("Menu").click();
        List<String> tooSmall = new ArrayList<>();
        for (Locator button : small.find("button:visible").all()) {
            BoundingBox box = button.boundingBox();
            if (box.width < 44 || box.height < 44) {
                tooSmall.add(button.getAttribute("class") + " " + box.width + " x " + box.height);
            }
        }
        for (Locator link : small.find("a:visible").all()) {
            if (link.boundingBox().height < 24) {
                tooSmall.add(link.textContent() + " " + link.boundingBox().height);
            }
        }
        assertEquals(List.of(), tooSmall);
    }

    @Test
    void theKeyboardOfAPhoneCoversNothing() {
        Page phone = newVisitor(phone());
        phone.addInitScript("""
                Object.defineProperty(window, 'visualViewport', {
                  value: Object.assign(new EventTarget(), { scale: 1, height: 780, offsetTop: 0 }) });""");
        Widget small = visit(phone, ShopPage.of(shop).address()).open();
        phone.evaluate("""
                () => {
                  Object.assign(visualViewport, { height: 400, offsetTop: 40 });
                  visualViewport.dispatchEvent(new Event('resize'));
                }""");
        assertThat(small.panel()).hasCSS("height", "400px");
        assertThat(small.panel()).hasCSS("top", "40px");
        BoundingBox input = small.input().boundingBox();
        assertTrue(input.y + input.height <= 440, "the message box is behind the keyboard");
        // a page that is zoomed into is moved about in, and the chat stays where it is
        phone.evaluate("""
                () => {
                  Object.assign(visualViewport, { scale: 2, height: 200 });
                  visualViewport.dispatchEvent(new Event('resize'));
                }""");
        assertThat(small.panel()).hasCSS("height", "400px");
    }

    @Test
    void aChangeShowsInAnOpenWidgetWithinASecond() throws Exception {
        visit(shop).open();
        Page other = newVisitor();
        Widget second = visit(other, ShopPage.of(shop).address()).open();
        assertThat(second.input()).isVisible();
        // the quickest of three, for the machine of a test is a busy one
        long quickest = Long.MAX_VALUE;
        for (String colour : List.of("#12684a", "#7a3b1d", "#123456")) {
            other.evaluate("""
                    colour => {
                      window.change = new Promise((done) => PartnerChat.on('settings', ({ primary_color }) => {
                        if (primary_color === colour) done(Date.now());
                      }));
                    }""", colour);
            shop.change(Json.createObjectBuilder().add("primary_color", colour));
            long saved = System.currentTimeMillis();
            quickest = Math.min(quickest, ((Number) other.evaluate("change")).longValue() - saved);
        }
        assertTrue(quickest < 1_000, "it took " + quickest + " ms");
        assertThat(second.launcher()).hasCSS("background-color", "rgb(18, 52, 86)");
        assertThat(widget.launcher()).hasCSS("background-color", "rgb(18, 52, 86)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereAProxyKeepsOrCutsTheLineTheWidgetAsksAgainNowAndThen(boolean keeps) throws Exception {
        page.route("**/events", route -> {
            if (!keeps) {
                route.abort();
            }
        });
        page.clock().install();
        visit(shop).open();
        shop.change(Json.createObjectBuilder().add("primary_color", "#12684a"));
        for (int i = 0; i < 5; i++) {
            page.clock().runFor(10_000);
        }
        assertThat(widget.launcher()).hasCSS("background-color", "rgb(18, 104, 74)");
    }
}
