package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The widget of a page, as its user finds it. */
record Widget(Page page) {
    /** The element that the script adds; what is in its shadow root is found through it. */
    Locator host() {
        return page.locator("partner-chat");
    }

    Locator find(String selector) {
        return host().locator(selector);
    }

    Locator button(String name) {
        return host().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator launcher() {
        return find(".launcher");
    }

    Locator panel() {
        return find(".panel");
    }

    Locator input() {
        return find("textarea");
    }

    Locator log() {
        return find("[role=log]");
    }

    Locator questions() {
        return find(".message.user .text");
    }

    Locator answers() {
        return find(".message.bot:not(.welcome):not(.typing) .text");
    }

    Widget open() {
        launcher().click();
        assertThat(panel()).isVisible();
        return this;
    }

    /** As the visitor left it on the page before. */
    Widget stillOpen() {
        assertThat(panel()).isVisible();
        return this;
    }

    /** Open, whether the visitor left it so or not. */
    Widget shown() {
        page.waitForFunction("() => window.PartnerChat");
        page.evaluate("PartnerChat.open()");
        return stillOpen();
    }

    /** Types a question and sends it. */
    Widget ask(String question) {
        input().fill(question);
        input().press("Enter");
        return this;
    }

    Widget answered(String answer) {
        assertThat(answers().last()).hasText(answer);
        return this;
    }

    Widget choose(String menuItem) {
        button("Menu").click();
        host().getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName(menuItem))
                .click();
        return this;
    }

    /** What the browser keeps of the conversation, by name. */
    String kept(Shop shop, String name) {
        return String.valueOf(page.evaluate(
                "([key, name]) => JSON.parse(localStorage.getItem(key) || '{}')[name] ?? ''",
                java.util.List.of("partner-chat:" + shop.id(), name)));
    }

    FrameLocator editor() {
        return page.frameLocator("partner-chat iframe");
    }

    /** Opens the editor as a page's own button would. */
    FrameLocator openEditor() {
        page.waitForFunction("() => window.PartnerChat");
        page.evaluate("PartnerChat.openSettings()");
        return editor();
    }
}
