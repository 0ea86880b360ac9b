package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything works without a mouse, and the focus is never lost. */
class KeyboardBrowserIT extends InBrowser {
    private Shop shop;
    private Keyboard keyboard;

    @BeforeEach
    void aShop() throws Exception {
        shop = Shop.open(site).knowsShipping();
        keyboard = page.keyboard();
    }

    @Test
    void aWholeVisitWithKeysOnly() {
        visit(ShopPage.of(shop).withBody("<a href=\"#top\">First link</a>"));
        assertThat(widget.launcher()).isVisible();
        keyboard.press("Tab");
        assertThat(page.getByText("First link")).isFocused();
        keyboard.press("Tab");
        assertThat(widget.launcher()).isFocused();
        assertThat(widget.launcher()).hasAttribute("aria-expanded", "false");
        keyboard.press("Enter");
        assertThat(widget.input()).isFocused();
        assertThat(widget.launcher()).hasAttribute("aria-expanded", "true");
        keyboard.type(shop.shippingQuestion());
        keyboard.press("Enter");
        widget.answered("The model's answer.");
        keyboard.press("Shift+Tab");
        assertThat(widget.button("Not helpful")).isFocused();
        keyboard.press("Shift+Tab");
        assertThat(widget.button("Helpful")).isFocused();
        keyboard.press("Shift+Tab");
        assertThat(widget.find(".sources a")).isFocused();
        keyboard.press("Shift+Tab");
        assertThat(widget.log()).isFocused();
        keyboard.press("Escape");
        assertThat(widget.panel()).isHidden();
        assertThat(widget.launcher()).isFocused();
    }

    @Test
    void shiftEnterBeginsANewLineInTheMessage() {
        visit(shop).open();
        widget.input().focus();
        keyboard.type("First line");
        keyboard.press("Shift+Enter");
        keyboard.type("second line");
        keyboard.press("Enter");
        widget.answered("The model's answer.");
        assertThat(widget.questions()).hasText("First line\nsecond line");
    }

    @Test
    void theFocusComesBackToTheButtonOfThePageThatOpenedTheChat() {
        visit(ShopPage.of(shop).withBody("<button onclick=\"PartnerChat.open()\">Ask us</button>"));
        assertThat(widget.launcher()).isVisible();
        page.getByText("Ask us").focus();
        keyboard.press("Enter");
        assertThat(widget.input()).isFocused();
        keyboard.press("Escape");
        assertThat(page.getByText("Ask us")).isFocused();
    }

    @Test
    void theFocusComesBackFromTheEditorToo() {
        visit(ShopPage.of(shop)
                .withBody("<button onclick=\"PartnerChat.openSettings()\">Settings of the chat</button>"));
        assertThat(widget.launcher()).isVisible();
        page.getByText("Settings of the chat").focus();
        keyboard.press("Enter");
        assertThat(widget.editor().locator("#save")).isVisible();
        widget.find(".editor-close").focus();
        keyboard.press("Escape");
        assertThat(widget.find("iframe")).hasCount(0);
        assertThat(page.getByText("Settings of the chat")).isFocused();
    }

    @Test
    void theMenuIsWalkedWithArrowsAndLeftWithEscape() {
        visit(shop).open();
        widget.button("Menu").focus();
        keyboard.press("Enter");
        assertThat(widget.find(".restart")).isFocused();
        keyboard.press("ArrowDown");
        assertThat(widget.find(".erase")).isFocused();
        keyboard.press("ArrowDown");
        assertThat(widget.find(".restart")).isFocused();
        keyboard.press("End");
        assertThat(widget.find(".erase")).isFocused();
        keyboard.press("Escape");
        assertThat(widget.find(".menu")).isHidden();
        assertThat(widget.button("Menu")).isFocused();
        assertThat(widget.panel()).isVisible();
    }

    @Test
    void aConversationIsDeletedWithKeysOnly() {
        visit(shop).open().ask("Something private").answered("The model's answer.");
        widget.button("Menu").focus();
        keyboard.press("Enter");
        keyboard.press("End");
        keyboard.press("Enter");
        assertThat(widget.button("Cancel")).isFocused();
        keyboard.press("Escape");
        assertThat(widget.input()).isFocused();
        assertThat(widget.questions()).hasCount(1);
        widget.button("Menu").focus();
        keyboard.press("Enter");
        keyboard.press("End");
        keyboard.press("Enter");
        assertThat(widget.button("Cancel")).isFocused();
        keyboard.press("Shift+Tab");
        keyboard.press("Enter");
        assertThat(widget.questions()).hasCount(0);
        assertThat(widget.input()).isFocused();
    }

    @Test
    void keysTypedIntoTheChatAreNoShortcutsOfThePage() {
        visit(ShopPage.of(shop)
                .withBody("<script>addEventListener('keydown', event => document.title += event.key)</script>"));
        widget.open();
        widget.input().focus();
        keyboard.type("/search");
        assertThat(widget.input()).hasValue("/search");
        assertThat(page).hasTitle("A shop");
    }

    @Test
    void onAPhoneWithAKeyboardTheFocusStaysInTheChatThatCoversThePage() {
        Page phone = newVisitor(phone());
        Widget small = visit(
                phone, ShopPage.of(shop).withBody("<a href=\"#top\">Behind</a>").address());
        small.open();
        small.input().focus();
        phone.keyboard().press("Tab");
        assertThat(small.button("Send")).isFocused();
        phone.keyboard().press("Tab");
        assertThat(small.button("Menu")).isFocused();
        phone.keyboard().press("Shift+Tab");
        assertThat(small.button("Send")).isFocused();
    }
}
