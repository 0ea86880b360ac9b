package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who holds the key gets into the editor, and nobody else. */
class EditorAccessBrowserIT extends InBrowser {
    /** Five are free, and then the wait doubles, so that even a slow machine does not outlast it for long. */
    private static final int MANY = 20;

    private Shop shop;

    @BeforeEach
    void aShop() throws Exception {
        shop = Shop.locked(site);
    }

    private static void signIn(FrameLocator editor, String key) {
        editor.locator("#key").fill(key);
        editor.locator("#login button").click();
    }

    private static void isOpen(FrameLocator editor) {
        assertThat(editor.locator("h1")).hasText("Chat settings");
        assertThat(editor.locator("#sign-out")).isVisible();
    }

    @Test
    void theKeyOpensItAndIsAskedForOnce() {
        visit(shop);
        FrameLocator editor = widget.openEditor();
        assertThat(editor.locator("#primary_color")).hasCount(0);
        signIn(editor, shop.key());
        isOpen(editor);
        editor.locator("#primary_color").fill("#12684a");
        editor.locator("#save").click();
        assertThat(editor.locator("#notice")).containsText("Saved.");
        assertThat(widget.launcher()).hasCSS("background-color", "rgb(18, 104, 74)");
        page.reload();
        isOpen(widget.openEditor());
    }

    @Test
    void noAddressHasASecretAndNoScriptSeesTheCookie() {
        visit(shop);
        FrameLocator editor = widget.openEditor();
        signIn(editor, shop.key());
        isOpen(editor);
        for (Frame frame : page.frames()) {
            assertFalse(frame.url().contains("pck_") || frame.url().contains("token"), frame.url());
            assertEquals("", frame.evaluate("document.cookie"));
        }
        assertTrue(page.context().cookies().stream().allMatch(cookie -> cookie.httpOnly && cookie.secure));
    }

    @Test
    void itWorksWhereTheBrowserKeepsNoCookieOfAFrame() {
        visit(shop);
        FrameLocator editor = widget.openEditor();
        signIn(editor, shop.key());
        isOpen(editor);
        page.context().clearCookies();
        editor.locator("#primary_color").fill("#12684a");
        editor.locator("#save").click();
        assertThat(editor.locator("#notice")).containsText("Saved.");
    }

    @Test
    void theDemoShopWithAKeyOpensWithTheKeyOfTheReadme() {
        visit(ShopPage.of(site, "456"));
        FrameLocator editor = widget.openEditor();
        assertThat(editor.locator("body")).containsText("The settings of Lumen Bikes are opened with its partner key.");
        signIn(editor, "pck_demo-key-of-lumen-bikes");
        isOpen(editor);
        assertThat(editor.locator(".who")).containsText("Signed in with the key “demo”");
        assertThat(editor.locator("#company_name")).hasValue("Lumen Bikes");
    }

    @Test
    void aWrongKeyIsRefused() {
        visit(shop);
        FrameLocator editor = widget.openEditor();
        signIn(editor, "pck_guess");
        assertThat(editor.locator("#notice")).hasText("This is not a valid key of this company.");
        assertThat(editor.locator("#key")).isEmpty();
        signIn(editor, shop.key());
        isOpen(editor);
    }

    @Test
    void theKeyOfAnotherShopIsRefused() throws Exception {
        visit(shop);
        FrameLocator editor = widget.openEditor();
        signIn(editor, Shop.locked(site).key());
        assertThat(editor.locator("#notice")).hasText("This is not a valid key of this company.");
    }

    @Test
    void whoGuessesHasToWait() {
        visit(shop);
        FrameLocator editor = widget.openEditor();
        int status;
        int guesses = 0;
        do {
            status = page.waitForResponse(
                            answer -> answer.request().method().equals("POST"), () -> signIn(editor, "pck_guess"))
                    .status();
            // the next page is there
            assertThat(editor.locator("#key")).isEmpty();
            guesses++;
        } while (status == 403 && guesses < MANY);
        assertEquals(429, status);
        assertThat(editor.locator("#notice"))
                .hasText(Pattern.compile("Too many wrong keys\\. Please try again in \\d+ s\\."));
    }

    @Test
    void signingOutEndsTheSession() {
        visit(shop);
        FrameLocator editor = widget.openEditor();
        signIn(editor, shop.key());
        isOpen(editor);
        String token = editor.locator("#settings [name=token]").inputValue();
        editor.locator("#sign-out").click();
        assertThat(editor.locator("#notice")).hasText("You are signed out.");
        page.reload();
        FrameLocator again = widget.openEditor();
        assertThat(again.locator("#key")).isVisible();
        resume(again, token);
        assertThat(again.locator("#notice")).hasText("Your session has ended. Sign in again to go on.");
    }

    private static void resume(FrameLocator editor, String token) {
        editor.locator("#login").evaluate("""
                        (form, token) => {
                          form.insertAdjacentHTML('beforeend', '<input name=token><input name=action value=resume>');
                          form.elements.token.value = token;
                          form.submit();
                        }""", token);
    }

    @Test
    void aTokenOfAnotherShopOrAForgedOneIsRefused() throws Exception {
        visit(Shop.locked(site));
        Shop other = Shop.locked(site);
        FrameLocator editor = visit(other).openEditor();
        signIn(editor, other.key());
        isOpen(editor);
        String foreign = editor.locator("#settings [name=token]").inputValue();
        String forged = foreign.substring(0, foreign.length() - 2) + (foreign.endsWith("AA") ? "BB" : "AA");
        for (String token : new String[] {foreign, forged, "nonsense"}) {
            FrameLocator fresh = visit(shop).openEditor();
            assertThat(fresh.locator("#key")).isVisible();
            resume(fresh, token);
            assertThat(fresh.locator("#notice")).hasText("Your session has ended. Sign in again to go on.");
            assertThat(fresh.locator("#primary_color")).hasCount(0);
        }
    }

    @Test
    void whatWasTypedOutlivesASessionThatEnded() throws Exception {
        visit(shop);
        FrameLocator editor = widget.openEditor();
        signIn(editor, shop.key());
        isOpen(editor);
        editor.locator("#company_name").fill("Typed before the end");
        editor.locator("#settings [name=token]").evaluate("field => field.value = 'ended'");
        editor.locator("#save").click();
        assertThat(editor.locator("#notice")).hasText("Your session has ended. Sign in again to go on.");
        signIn(editor, shop.key());
        assertThat(editor.locator("#notice")).containsText("You are signed in again. What you typed is still here");
        assertThat(editor.locator("#company_name")).hasValue("Typed before the end");
        editor.locator("#save").click();
        assertThat(editor.locator("#notice")).containsText("Saved.");
        assertEquals("Typed before the end", shop.settings().getString("company_name"));
    }

    @Test
    void onlyAllowedSitesMayShowTheEditorInAFrame() throws Exception {
        Shop choosy = Shop.create(
                site,
                Json.createObjectBuilder()
                        .add(
                                "settings",
                                Json.createObjectBuilder(Map.of("settings_access", "open"))
                                        .add(
                                                "allowed_origins",
                                                Json.createArrayBuilder()
                                                        .add(Storefront.get().origin()))));
        ShopPage around = ShopPage.of(choosy)
                .withBody("<iframe id=\"frame\" title=\"editor\" src=\""
                        + site.api().base() + "/widget/" + choosy.id() + "/settings\"></iframe>");
        String path = Storefront.get().publish(around);
        page.navigate(Storefront.get().origin() + path);
        assertThat(page.frameLocator("#frame").locator("h1")).hasText("Chat settings");
        assertThat(visit(page, Storefront.get().origin() + path).openEditor().locator("#save"))
                .isVisible();

        Page foreign = newVisitor();
        foreign.navigate(Storefront.get().foreignOrigin() + path);
        foreign.waitForCondition(() -> complaints.stream().anyMatch(text -> text.contains("frame-ancestors")));
        assertThat(foreign.frameLocator("#frame").locator("#save")).hasCount(0);
        assertThat(foreign.locator("partner-chat")).hasCount(0);
    }
}
