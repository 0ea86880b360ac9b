package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The partner changes the widget inside the widget. */
class EditorBrowserIT extends InBrowser {
    private static final String BLUE = "rgb(0, 123, 255)";
    private static final String GREEN = "rgb(18, 104, 74)";

    private Shop shop;

    @BeforeEach
    void aShop() throws Exception {
        shop = Shop.open(site);
    }

    private static void save(FrameLocator editor) {
        editor.locator("#save").click();
        assertThat(editor.locator("#notice")).hasText("Saved. Every open chat shows it now.");
    }

    private static void hasColour(Widget widget, String colour) {
        assertThat(widget.launcher()).hasCSS("background-color", colour);
    }

    @Test
    void itOpensByAnAddressWithItsHashAndClosesAgain() {
        page.navigate(ShopPage.of(shop).address() + "#partner-chat-settings");
        assertThat(widget.editor().locator("h1")).hasText("Chat settings");
        assertThat(widget.editor().locator("#snippet"))
                .hasValue("<script src=\"" + site.api().base() + "/widget.js\" data-company=\"" + shop.id()
                        + "\" async></script>");
        assertThat(widget.panel()).isVisible();
        widget.find(".editor-close").click();
        assertThat(widget.find("iframe")).hasCount(0);
        assertEquals("", page.evaluate("location.hash"));
    }

    @Test
    void whatIsTypedShowsInTheWidgetBesideAtOnceAndToNobodyElse() {
        Widget other = visit(newVisitor(), ShopPage.of(shop).address());
        visit(shop);
        FrameLocator editor = widget.openEditor();
        editor.locator("#primary_color").fill("#12684a");
        editor.locator("#welcome_message").fill("Preview!");
        editor.getByText("Top left").click();
        hasColour(widget, GREEN);
        assertThat(widget.find(".welcome .text")).hasText("Preview!");
        assertThat(widget.find(".root")).hasClass("root top left");
        assertThat(editor.locator("#state")).containsText("Not saved yet");
        hasColour(other, BLUE);
        editor.locator("#discard").click();
        assertThat(editor.locator("#notice")).hasText("Your changes were taken back.");
        hasColour(widget, BLUE);
        assertThat(editor.locator("#primary_color")).hasValue("#007bff");
    }

    @Test
    void whatIsSavedShowsInEveryOpenWidgetWithoutAReload() throws Exception {
        Widget other = visit(newVisitor(), ShopPage.of(shop).address());
        other.open();
        visit(shop);
        FrameLocator editor = widget.openEditor();
        editor.locator("#primary_color").fill("#12684a");
        editor.locator("#company_name").fill("A new name");
        save(editor);
        hasColour(other, GREEN);
        assertThat(other.find("#title")).hasText("A new name");
        hasColour(widget, GREEN);
        assertEquals("#12684a", shop.settings().getString("primary_color"));
    }

    @Test
    void everyChangeIsListedAndCanBeTakenBack() throws Exception {
        Widget other = visit(newVisitor(), ShopPage.of(shop).address());
        visit(shop);
        FrameLocator editor = widget.openEditor();
        editor.locator("#primary_color").fill("#12684a");
        save(editor);
        hasColour(other, GREEN);
        Locator change = editor.locator("#history li").first();
        assertThat(change).containsText("Main colour");
        assertThat(change.locator("q")).hasText(new String[] {"#007bff", "#12684a"});
        assertThat(change).containsText("by somebody without a key");
        change.getByRole(AriaRole.BUTTON).click();
        assertThat(editor.locator("#notice")).hasText("Done: the earlier value is back.");
        hasColour(other, BLUE);
        hasColour(widget, BLUE);
        assertThat(editor.locator("#history li")).hasCount(2);
        assertEquals("#007bff", shop.settings().getString("primary_color"));
    }

    @Test
    void coloursThatAreHardToReadAreWarnedOf() {
        visit(shop);
        FrameLocator editor = widget.openEditor();
        Locator contrast = editor.locator("#contrast-primary");
        assertThat(contrast).containsText("3.9 : 1");
        assertThat(contrast).hasClass("contrast low");
        editor.locator("#primary_color").fill("#12684a");
        assertThat(contrast).containsText(Pattern.compile("6\\.\\d : 1,\\s+easy to read"));
        assertThat(contrast).hasClass("contrast");
        editor.locator("#primary_color").fill("#ffff00");
        assertThat(contrast).containsText(Pattern.compile("1\\.0 : 1,\\s+hard to read\\. Aim for 4\\.5 : 1 or more"));
    }

    @Test
    void theColourPickerAndTheSliderHaveWords() {
        visit(shop);
        FrameLocator editor = widget.openEditor();
        editor.locator("#primary_color-picker").fill("#12684a");
        assertThat(editor.locator("#primary_color")).hasValue("#12684a");
        hasColour(widget, GREEN);
        editor.locator("#ai_temperature").fill("1.8");
        assertThat(editor.locator("#warmth")).hasText("1.8 inventive");
        assertThat(editor.locator("#ai_temperature")).hasAttribute("aria-valuetext", "1.8 inventive");
    }

    @Test
    void whatIsNotSavedIsNotLostByAccident() {
        visit(shop);
        FrameLocator editor = widget.openEditor();
        editor.locator("#company_name").fill("Not saved");
        assertThat(widget.find("#title")).hasText("Not saved");
        widget.find(".editor-close").click();
        assertThat(widget.find(".editor .ask")).containsText("Discard changes?");
        widget.find(".editor .ask .no").click();
        assertThat(editor.locator("#company_name")).hasValue("Not saved");
        widget.find(".editor-close").click();
        widget.find(".editor .ask .yes").click();
        assertThat(widget.find("iframe")).hasCount(0);
        assertThat(widget.find("#title")).hasText("Shop " + shop.word());
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndWhatWasTypedIsKept() throws Exception {
        visit(shop);
        FrameLocator editor = widget.openEditor();
        editor.locator("#border_radius").fill("99");
        editor.locator("#company_name").fill("Kept");
        editor.locator("#save").click();
        assertThat(editor.locator("#errors")).containsText("Please look at these again.");
        assertThat(editor.locator("#errors")).isFocused();
        assertThat(editor.locator("#border_radius")).hasValue("99");
        assertThat(editor.locator("#border_radius")).hasAttribute("aria-invalid", "true");
        assertThat(editor.locator("#border_radius-error")).containsText("Roundness of corners must be");
        assertThat(editor.locator("#company_name")).hasValue("Kept");
        assertThat(widget.find("#title")).hasText("Kept");
        editor.locator("#border_radius").fill("9");
        save(editor);
        assertEquals("Kept", shop.settings().getString("company_name"));
    }

    @Test
    void whatSomebodyElseChangedMeanwhileStays() throws Exception {
        visit(shop);
        FrameLocator editor = widget.openEditor();
        editor.locator("#company_name").fill("Mine");
        shop.change(Json.createObjectBuilder().add("primary_color", "#12684a"));
        save(editor);
        assertEquals("#12684a", shop.settings().getString("primary_color"));
        assertEquals("Mine", shop.settings().getString("company_name"));
        assertThat(editor.locator("#primary_color")).hasValue("#12684a");
    }

    @Test
    void onAPhoneItCoversTheChat() {
        Page phone = newVisitor(phone());
        FrameLocator editor = visit(phone, ShopPage.of(shop).address()).openEditor();
        assertThat(editor.locator("#save")).isInViewport();
        editor.locator("#primary_color").fill("#12684a");
        save(editor);
        screenshot(phone, "editor-phone");
    }
}
