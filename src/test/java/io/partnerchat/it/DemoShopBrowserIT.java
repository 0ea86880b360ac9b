package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The first click after the start. */
class DemoShopBrowserIT extends InBrowser {
    private static final String QUESTION = "How long does the pine candle burn, and is it vegan?";
    private static final String ANSWER = "The **Pine candle** burns for about 45 hours.\n\nAnd yes, it is vegan:"
            + "\n\n- soy wax\n- a cotton wick\n- no palm oil, no paraffin";

    @Test
    void theShopAnswersAndTheConversationGoesAlongToItsSecondPage() {
        site.vendors().script(VendorCall.Kind.CHAT, QUESTION, Reaction.says(ANSWER));
        page.navigate(site.api().base() + "/");
        widget.open().ask(QUESTION);
        assertThat(widget.answers().locator("li")).hasCount(3);
        assertThat(widget.find(".card").first()).containsText("Pine candle");
        assertThat(widget.find(".card").first()).containsText("249.00");
        assertThat(widget.find(".card img").first()).isVisible();
        screenshot(page, "demo-shop");
        page.getByText("See the pine candle").click();
        assertThat(page.locator("h1")).hasText("Pine candle");
        widget.stillOpen();
        assertThat(widget.questions()).hasText(QUESTION);
        screenshot(page, "demo-shop-second-page");
    }

    @Test
    void itsLinkOpensTheEditorBesideTheChat() {
        site.vendors().script(VendorCall.Kind.CHAT, QUESTION, Reaction.says(ANSWER));
        page.navigate(site.api().base() + "/");
        widget.open().ask(QUESTION);
        assertThat(widget.answers().locator("li")).hasCount(3);
        page.getByText("Open the chat’s settings").click();
        FrameLocator editor = widget.editor();
        editor.locator("#primary_color").fill("#7a3b1d");
        assertThat(widget.launcher()).hasCSS("background-color", "rgb(122, 59, 29)");
        assertThat(editor.locator("#state")).containsText("Not saved yet");
        widget.log().evaluate("log => log.scrollTop = log.scrollHeight");
        screenshot(page, "editor");
        editor.locator("#words").scrollIntoViewIfNeeded();
        screenshot(page, "editor-words");
    }

    @Test
    void itFitsAPhone() {
        Page phone = newVisitor(phone());
        phone.navigate(site.api().base() + "/");
        assertThat(new Widget(phone).launcher()).isVisible();
        screenshot(phone, "demo-shop-phone");
    }
}
