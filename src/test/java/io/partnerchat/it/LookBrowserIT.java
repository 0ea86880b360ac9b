package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import jakarta.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every setting shows, on every screen and in every language. */
class LookBrowserIT extends InBrowser {
    private static final String DOT =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+"
                    + "M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private Shop shop;

    @BeforeEach
    void aShop() throws Exception {
        shop = Shop.open(site);
    }

    @Test
    void coloursRoundnessAndWordsShow() throws Exception {
        shop.change(Json.createObjectBuilder()
                .add("primary_color", "#7a1fa2")
                .add("text_color", "#fff8e1")
                .add("background_color", "#102027")
                .add("secondary_color", "#ff7043")
                .add("border_radius", 4)
                .add("company_name", "Lumen Bikes")
                .add("welcome_message", "Hi there!")
                .add("placeholder_text", "Ask us"));
        visit(shop).open();
        assertThat(widget.launcher()).hasCSS("background-color", "rgb(122, 31, 162)");
        assertThat(widget.launcher()).hasAttribute("aria-label", "Chat, Lumen Bikes");
        assertThat(widget.find(".panel > .header")).hasCSS("color", "rgb(255, 248, 225)");
        assertThat(widget.find("#title")).hasText("Lumen Bikes");
        assertThat(widget.panel()).hasCSS("background-color", "rgb(16, 32, 39)");
        assertThat(widget.panel()).hasCSS("border-radius", "4px");
        assertThat(widget.find(".welcome .text")).hasCSS("border-inline-start-color", "rgb(255, 112, 67)");
        assertThat(widget.find(".welcome .text")).hasText("Hi there!");
        assertThat(widget.input()).hasAttribute("placeholder", "Ask us");
    }

    @ParameterizedTest
    @ValueSource(strings = {"top-left", "top-right", "bottom-left", "bottom-right"})
    void itSitsInTheCornerThatIsSet(String corner) throws Exception {
        shop.change(Json.createObjectBuilder().add("position", corner));
        visit(shop).open().ask("Which corner?").answered("The model's answer.");
        BoundingBox launcher = widget.launcher().boundingBox();
        BoundingBox panel = widget.panel().boundingBox();
        assertEquals(corner.endsWith("left"), launcher.x < 100);
        assertEquals(corner.startsWith("top"), launcher.y < 100);
        assertEquals(corner.endsWith("left"), panel.x < 100);
        assertTrue(panel.y >= 0 && panel.y + panel.height <= 760, corner);
        screenshot(page, "corner-" + corner);
    }

    @Test
    void aLogoShowsAndOneThatDoesNotLoadLeavesNoHole() throws Exception {
        page.route(
                "**/logo.png",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setContentType("image/png")
                        .setBodyBytes(java.util.Base64.getDecoder().decode(DOT.substring(DOT.indexOf(',') + 1)))));
        page.route("**/missing.png", com.microsoft.playwright.Route::abort);
        shop.change(Json.createObjectBuilder().add("company_logo", "https://shop.example/logo.png"));
        visit(shop).open();
        assertThat(widget.find("img")).isVisible();
        shop.change(Json.createObjectBuilder().add("company_logo", "https://shop.example/missing.png"));
        assertThat(widget.find("img")).hasCount(0);
    }

    @Test
    void itOpensByItselfOnceWhenThatIsSet() throws Exception {
        shop.change(Json.createObjectBuilder().add("auto_open", true));
        visit(shop);
        assertThat(widget.panel()).isVisible();
        assertThat(widget.input()).not().isFocused();
        widget.find(".panel > .header").getByLabel("Close").click();
        page.reload();
        assertThat(widget.launcher()).isVisible();
        assertThat(widget.panel()).isHidden();
    }

    @Test
    void onAPhoneItFillsTheScreen() {
        Page phone = newVisitor(phone());
        Widget small = visit(phone, ShopPage.of(shop).address()).open();
        assertThat(small.panel()).hasAttribute("aria-modal", "true");
        small.ask("Does it fit?").answered("The model's answer.");
        BoundingBox panel = small.panel().boundingBox();
        assertEquals(390, panel.width, 1);
        assertEquals(780, panel.height, 1);
        assertThat(small.launcher()).isHidden();
        BoundingBox send = small.button("Send").boundingBox();
        assertTrue(send.width >= 44 && send.height >= 44, "a finger does not hit the button");
        // below that, iPhones zoom into the page
        assertThat(small.input()).hasCSS("font-size", "16px");
        screenshot(phone, "phone");
        phone.setViewportSize(390, 420);
        assertThat(small.input()).isInViewport();
        assertThat(small.find(".panel > .header")).isInViewport();
        // the page that is asked for next is not covered
        phone.reload();
        assertThat(small.launcher()).isVisible();
        assertThat(small.panel()).isHidden();
        small.open().answered("The model's answer.");
        small.find(".panel > .header").getByLabel("Close").click();
        assertThat(small.launcher()).isVisible();
    }

    @Test
    void atTwiceTheSizeNothingIsCutOff() throws Exception {
        shop.change(Json.createObjectBuilder().add("company_name", "Donaudampfschifffahrt".repeat(10)));
        page.setViewportSize(550, 380);
        visit(shop).open().ask("Can I read this?").answered("The model's answer.");
        assertThat(widget.input()).isInViewport();
        assertThat(widget.find(".panel > .header").getByLabel("Close")).isInViewport();
        assertEquals(550, widget.panel().boundingBox().width, 1);
        double header = widget.find(".panel > .header").boundingBox().height;
        assertTrue(header < 75, "a long name leaves no room to read: " + header);
    }

    @ParameterizedTest
    @CsvSource({
        "en,Your message,ltr",
        "de-AT,Ihre Nachricht,ltr",
        "fr,Votre message,ltr",
        "es,Su mensaje,ltr",
        "it,Il tuo messaggio,ltr",
        "nl,Uw bericht,ltr",
        "pl,Twoja wiadomość,ltr",
        "pt-BR,A sua mensagem,ltr",
        "sv,Ditt meddelande,ltr",
        "ar,رسالتك,rtl",
        "he,ההודעה שלך,rtl",
        "eo,Your message,ltr"
    })
    void itSpeaksTheLanguageOfThePage(String language, String label, String direction) {
        visit(ShopPage.of(shop).in(language)).open();
        assertThat(widget.input()).hasAttribute("aria-label", label);
        assertThat(widget.find(".root")).hasAttribute("dir", direction);
    }

    @Test
    void arabicRunsFromRightToLeft() throws Exception {
        shop.change(Json.createObjectBuilder()
                .add("welcome_message", "مرحبًا! كيف يمكننا مساعدتك؟")
                .add("placeholder_text", "اكتب رسالتك")
                .add("company_name", "متجر الشموع"));
        site.vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        "هل لديكم شموع؟",
                        Reaction.says("نعم، **لدينا** شموع:\n\n- صنوبر\n- أرز"));
        visit(ShopPage.of(shop).in("ar")).open();
        assertThat(widget.input()).hasCSS("direction", "rtl");
        assertThat(widget.find("#title")).hasCSS("text-align", "right");
        widget.ask("هل لديكم شموع؟");
        assertThat(widget.answers().locator("li")).hasCount(2);
        BoundingBox send = widget.find(".send").boundingBox();
        assertTrue(send.x < widget.input().boundingBox().x, "the button is not at the end of the line");
        screenshot(page, "right-to-left");
    }
}
