package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a page can do with the one global. */
class ScriptBrowserIT extends InBrowser {
    private Shop shop;

    @BeforeEach
    void aShop() throws Exception {
        shop = Shop.open(site);
    }

    private void visitWithApi() {
        visit(shop);
        assertThat(widget.launcher()).isVisible();
    }

    @Test
    void opensClosesAndToggles() {
        visitWithApi();
        page.evaluate("PartnerChat.open()");
        assertThat(widget.panel()).isVisible();
        page.evaluate("PartnerChat.close()");
        assertThat(widget.panel()).isHidden();
        page.evaluate("PartnerChat.toggle()");
        assertThat(widget.panel()).isVisible();
    }

    @Test
    void sendsAndPrefills() {
        visitWithApi();
        page.evaluate("PartnerChat.send('From the page')");
        widget.answered("The model's answer.");
        assertThat(widget.questions()).hasText("From the page");
        page.evaluate("PartnerChat.prefill('Only begun')");
        assertThat(widget.input()).hasValue("Only begun");
        assertThat(widget.questions()).hasCount(1);
    }

    @Test
    void tellsWhatHappens() throws Exception {
        visitWithApi();
        page.evaluate("""
                () => {
                  window.heard = [];
                  for (const event of ['ready', 'open', 'close', 'message', 'answer', 'error', 'settings']) {
                    PartnerChat.on(event, () => heard.push(event));
                  }
                }""");
        widget.open().ask("Are you there?").answered("The model's answer.");
        page.evaluate("PartnerChat.close()");
        page.evaluate("PartnerChat.send('')");
        shop.change(jakarta.json.Json.createObjectBuilder().add("primary_color", "#12684a"));
        assertThat(widget.launcher()).hasCSS("background-color", "rgb(18, 104, 74)");
        assertEquals(
                List.of("ready", "open", "message", "answer", "close", "open", "error", "settings"),
                page.evaluate("heard"));
    }

    @Test
    void callsFromBeforeTheWidgetIsThereAreMadeOnceItIs() {
        visit(ShopPage.of(shop)
                .withHead("<script>new MutationObserver((changes, self) => {"
                        + " if (window.PartnerChat) { self.disconnect(); PartnerChat.prefill('Early') } })"
                        + ".observe(document, { childList: true, subtree: true });"
                        + "addEventListener('load', () => document.body.append(''))</script>"));
        assertThat(widget.input()).hasValue("Early");
    }

    @Test
    void aListenerThatFailsHarmsNobody() {
        visitWithApi();
        page.evaluate("PartnerChat.on('open', () => { throw new Error('of the page') })");
        widget.open().ask("Are you there?").answered("The model's answer.");
        assertThat(widget.answers()).hasCount(1);
    }
}
