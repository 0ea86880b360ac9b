package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Route;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that comes over the wire becomes code, whoever wrote it. */
class InjectionBrowserIT extends InBrowser {
    private static final String HTML = "<img src=x onerror=window.__pwned=1><script>window.__pwned=1</script>"
            + "\"><svg onload=window.__pwned=1>'}</style><iframe srcdoc='<script>top.__pwned=1</script>'>";
    private static final String SCRIPT = "javascript:window.__pwned=1//";
    private static final String CSS = "red;} * { display: none !important; background: url(https://evil.example/) }";

    /** In every frame, so that the editor is looked at too. */
    @AfterEach
    void nothingRan() {
        for (Frame frame : page.frames()) {
            assertEquals("undefined", frame.evaluate("typeof window.__pwned"));
        }
        assertThat(widget.find("script, svg[onload], img[src=x], iframe[srcdoc], a[href^='javascript:' i]"))
                .hasCount(0);
        assertEquals(
                0,
                page.evaluate("() => [...document.querySelector('partner-chat').shadowRoot.querySelectorAll('*')]"
                        + ".filter(node => [...node.attributes].some(({ name }) => name.startsWith('on'))).length"));
    }

    private JsonObject hostileTexts() {
        return Json.createObjectBuilder()
                .add("company_name", "Name " + HTML)
                .add("welcome_message", "Welcome " + HTML)
                .add("placeholder_text", "Placeholder " + HTML.replace("'", ""))
                .add("ai_personality", "Personality " + HTML)
                .build();
    }

    @Test
    void theTextsOfTheSettingsStayTexts() throws Exception {
        Shop shop = Shop.open(site);
        shop.change(Json.createObjectBuilder(hostileTexts()));
        visit(shop).open();
        assertThat(widget.find("#title")).hasText("Name " + HTML);
        assertThat(widget.find(".welcome .text")).hasText("Welcome " + HTML);
        FrameLocator editor = widget.openEditor();
        assertThat(editor.locator("#company_name")).hasValue("Name " + HTML);
        assertThat(editor.locator("#welcome_message")).hasValue("Welcome " + HTML);
        assertThat(editor.locator("#history")).containsText("Welcome <img src=x");
        assertThat(editor.locator("img, svg[onload], iframe")).hasCount(0);
    }

    /** A server that has been broken into, or a proxy, could send any of these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "primary_color",
                "secondary_color",
                "text_color",
                "background_color",
                "border_radius",
                "company_logo",
                "position",
                "auto_open",
                "show_typing_indicator",
                "company_id"
            })
    void aSettingThatIsNoneIsNotUsed(String setting) throws Exception {
        Shop shop = Shop.open(site);
        JsonObject settings = shop.settings();
        for (String attack : List.of(HTML, SCRIPT, CSS)) {
            String hostile = Json.createObjectBuilder(settings)
                    .add(setting, attack)
                    .build()
                    .toString();
            page.route("**/api/widget-settings/*/events", Route::abort);
            page.route(
                    "**/api/widget-settings/*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setHeaders(java.util.Map.of("Access-Control-Allow-Origin", "*"))
                            .setBody(hostile)));
            visit(shop).shown();
            assertThat(widget.launcher())
                    .hasCSS(
                            "background-color",
                            setting.equals("primary_color") ? "rgb(37, 99, 235)" : "rgb(0, 123, 255)");
            assertThat(widget.find("img")).hasCount(0);
            assertThat(widget.panel()).isVisible();
        }
    }

    @Test
    void whatTheVisitorWritesStaysText() throws Exception {
        Shop shop = Shop.open(site);
        visit(shop).open().ask(HTML).answered("The model's answer.");
        assertThat(widget.questions()).hasText(HTML);
        page.reload();
        widget.stillOpen().answered("The model's answer.");
        assertThat(widget.questions()).hasText(HTML);
    }

    @Test
    void whatTheModelWritesStaysText() throws Exception {
        Shop shop = Shop.open(site);
        String answer = "Look: " + HTML + " **" + HTML + "** [click](" + SCRIPT + ") [click](JaVaScRiPt:alert(1))"
                + " [data](data:text/html,<script>alert(1)</script>) ![picture](https://evil.example/x.png)\n\n"
                + "- [a](vbscript:x) " + HTML + "\n\n```\n" + HTML + "\n```\n\n"
                + "[x](https://shop.example/\"onmouseover=\"window.__pwned=1)";
        site.vendors().script(VendorCall.Kind.CHAT, shop.word(), Reaction.says(answer));
        visit(shop).open().ask("Anything?");
        // the server has taken out what leads away; what is left is text
        assertThat(widget.answers()).containsText("click click data picture");
        assertThat(widget.answers().locator("img, svg, iframe, style")).hasCount(0);
        assertThat(widget.answers().locator("a:not([href^='https://'])")).hasCount(0);
    }

    @Test
    void titlesAndAddressesOfSourcesStayTexts() throws Exception {
        Shop shop = Shop.open(site);
        shop.knows("hostile", "Shipping " + HTML, SCRIPT, "Parcels of " + shop.word() + " arrive within three days.");
        visit(shop).open().ask(shop.shippingQuestion()).answered("The model's answer.");
        assertThat(widget.find(".sources")).hasText("Shipping " + HTML);
        assertThat(widget.find(".sources a")).hasCount(0);
    }

    @Test
    void whatIsWrittenBitByBitStaysText() throws Exception {
        Shop shop = Shop.open(site);
        FakeStream stream = FakeStream.on(page);
        visit(shop).open().ask("Hello?");
        stream.opens(1, "a");
        String hostile = HTML + " [link](" + SCRIPT + ") <" + "b".repeat(50) + ">";
        for (int at = 0; at < hostile.length(); at += 7) {
            stream.delta(1, "a", at, hostile.substring(at, Math.min(hostile.length(), at + 7)));
        }
        assertThat(widget.answers()).containsText("</style><iframe srcdoc=");
        assertThat(widget.answers().locator("img, svg, iframe, style, b, a")).hasCount(0);
        stream.done(1, "a", hostile);
        assertThat(widget.find(".message[aria-live=off]")).hasCount(0);
        assertThat(widget.answers().locator("img, svg, iframe, style, b, a")).hasCount(0);
    }

    @Test
    void whatStandsBesideAnAnswerStaysText() throws Exception {
        Shop shop = Shop.open(site);
        JsonObject product = Json.createObjectBuilder()
                .add("price", HTML)
                .add("sale_price", "1" + HTML)
                .add("currency", HTML)
                .add("availability", "__proto__" + HTML)
                .add("image", SCRIPT)
                .add("as_of", HTML)
                .build();
        JsonObject answer = FakeStream.answer(HTML, "Beside", false)
                .add(
                        "sources",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("title", HTML)
                                        .add("url", SCRIPT)
                                        .add("product", product)))
                .add("suggestions", Json.createArrayBuilder().add(HTML).add(Json.createObjectBuilder()))
                .add("offer_lead", true)
                .build();
        JsonObject start = Json.createObjectBuilder()
                .add("suggestions", Json.createArrayBuilder().add(HTML))
                .add("lead", Json.createObjectBuilder().add("enabled", true).add("consent_text", HTML))
                .build();
        mock("**/api/partner-chat/*", answer);
        mock("**/start?*", start);
        visit(shop).open();
        assertThat(widget.find(".chip")).hasText(HTML);
        widget.ask("Hello?").answered("Beside");
        assertThat(widget.find(".card b")).hasText(HTML);
        assertThat(widget.find(".card a, .card img, .card svg")).hasCount(0);
        assertThat(widget.find(".chip")).hasText(HTML);
        widget.button("Leave a message").click();
        assertThat(widget.find(".consent")).hasText(HTML);
    }

    private void mock(String path, JsonObject body) {
        page.route(
                path,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setHeaders(java.util.Map.of("Access-Control-Allow-Origin", "*"))
                        .setContentType("application/json")
                        .setBody(body.toString())));
    }

    @Test
    void aMessageFromAnotherFrameOrSiteChangesNothing() throws Exception {
        Shop shop = Shop.open(site);
        visit(shop).open();
        page.evaluate(
                "window.postMessage({ type: 'partner-chat:preview', settings: { primary_color: '#ff0000' } }, '*')");
        widget.ask("Still blue?").answered("The model's answer.");
        assertThat(widget.launcher()).hasCSS("background-color", "rgb(0, 123, 255)");
    }
}
