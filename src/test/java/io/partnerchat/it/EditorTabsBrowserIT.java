package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The editor's parts belong together: one frame, one sign-in. */
class EditorTabsBrowserIT extends InBrowser {
    private static final String KNOWLEDGE = "What the assistant knows";

    private String address(Shop shop, String tab) {
        return site.api().base() + "/widget/" + shop.id() + "/" + tab;
    }

    @ParameterizedTest
    @CsvSource({
        "settings, en-GB, ltr, Chat settings",
        "knowledge, en-GB, ltr, What the assistant knows",
        "conversations, en-GB, ltr, Conversations",
        "settings, he-IL, rtl, הגדרות הצ׳אט",
        "knowledge, ar, rtl, ما يعرفه المساعد",
        "conversations, de-AT, ltr, Gespräche"
    })
    void everyTabIsAccessibleAndNamesItselfInTheLanguageOfTheBrowser(
            String tab, String language, String dir, String title) throws Exception {
        Shop shop = Shop.open(site).knowsShipping();
        shop.ask(shop.shippingQuestion());
        Page own = newVisitor(desktop().setLocale(language));
        own.navigate(address(shop, tab));
        assertThat(own.locator("html")).hasAttribute("dir", dir);
        assertThat(own.locator("h1")).hasText(title);
        assertThat(own.locator(".tabs [aria-current=page]")).hasCount(1);
        AccessibilityBrowserIT.isAccessible(own);
        screenshot(own, "editor-" + tab + "-" + language);
        own.setViewportSize(320, 780);
        AccessibilityBrowserIT.isAccessible(own);
        assertEquals(320, own.evaluate("document.documentElement.scrollWidth"), "it is wider than the phone");
        screenshot(own, "editor-" + tab + "-" + language + "-phone");
    }

    @Test
    void anOpenCompanyMovesByLinksInsideTheFrame() throws Exception {
        Shop shop = Shop.open(site);
        visit(shop);
        FrameLocator editor = widget.openEditor();
        editor.locator(".tabs").getByText("Knowledge").click();
        assertThat(editor.locator("h1")).hasText(KNOWLEDGE);
        editor.locator(".tabs").getByText("Conversations").click();
        assertThat(editor.locator("h1")).hasText("Conversations");
        editor.locator(".tabs").getByText("Settings").click();
        editor.locator("#primary_color").fill("#12684a");
        assertThat(widget.launcher()).hasCSS("background-color", "rgb(18, 104, 74)");
    }

    @Test
    void theKeyIsAskedForOnceAlsoWhereTheBrowserKeepsNoCookieOfAFrame() throws Exception {
        Shop shop = Shop.locked(site);
        visit(shop);
        FrameLocator editor = widget.openEditor();
        editor.locator("#key").fill(shop.key());
        editor.locator("#login button").click();
        assertThat(editor.locator("#sign-out")).isVisible();
        for (String tab : new String[] {"Knowledge", "Conversations", "Settings", "Knowledge"}) {
            page.context().clearCookies();
            editor.getByRole(
                            AriaRole.BUTTON,
                            new FrameLocator.GetByRoleOptions().setName(tab).setExact(true))
                    .click();
            assertThat(editor.locator(".tabs [aria-current=page]")).hasText(tab);
            assertThat(editor.locator("#sign-out")).isVisible();
        }
        page.frames().forEach(frame -> assertFalse(frame.url().contains("token"), frame.url()));
        editor.locator("#sign-out").click();
        assertThat(editor.locator("#notice")).hasText("You are signed out.");
        assertThat(editor.locator("#key")).isVisible();
    }

    @Test
    void everyTabAsksForTheKeyAndOpensAfterItWithoutJavaScriptToo() throws Exception {
        Shop shop = Shop.locked(site);
        Page plain = newVisitor(desktop().setJavaScriptEnabled(false));
        for (String tab : new String[] {"knowledge", "conversations"}) {
            plain.navigate(address(shop, tab));
            plain.locator("#key").fill(shop.key());
            plain.locator("#login button").click();
            assertThat(plain.locator("#sign-out")).isVisible();
            assertThat(plain.locator(".tabs [aria-current=page]")).hasCount(1);
            plain.locator("#sign-out").click();
            assertThat(plain.locator("#notice")).hasText("You are signed out.");
        }
    }

    @Test
    void onEveryTabThePartnerIsToldThatTheDaysBudgetIsUsedUp() throws Exception {
        Shop shop = Shop.create(
                site,
                Json.createObjectBuilder()
                        .add("settings", Shop.access("open"))
                        .add("ai_config", Json.createObjectBuilder().add("daily_tokens", 1)));
        shop.ask("Hello " + shop.word());
        for (String tab : List.of("settings", "knowledge", "conversations")) {
            page.navigate(address(shop, tab));
            assertThat(page.locator(".notice.bad")).containsText("budget for the assistant’s model is used up");
        }
    }
}
