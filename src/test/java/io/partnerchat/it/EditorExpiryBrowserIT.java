package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.FrameLocator;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A partner who went away for longer than a session lasts; the server of this test has short ones. */
class EditorExpiryBrowserIT extends InBrowser {
    private static final String SECONDS = "10";

    @Test
    void aTokenThatHasRunOutAsksForTheKeyAgainAndKeepsWhatWasTyped() throws Exception {
        TestDatabase database = Engine.H2.newDatabase();
        Map<String, String> settings = new HashMap<>(database.environment());
        settings.put("OPERATOR_TOKEN", Api.OPERATOR_TOKEN);
        settings.put("EDITOR_SESSION_SECONDS", SECONDS);
        Server server = Server.start("short-sessions", settings).ready();
        Shop shop = Shop.locked(new Site(server, database));
        visit(shop);
        FrameLocator editor = widget.openEditor();
        signIn(editor, shop);
        editor.locator("#company_name").fill("Typed before the end");
        String token = editor.locator("#settings [name=token]").inputValue();
        Instant end = Instant.ofEpochSecond(Long.parseLong(token.split("\\.", -1)[2]));
        Await.until(
                "the session has run out",
                Duration.ofSeconds(30),
                () -> Instant.now().isAfter(end));
        editor.locator("#save").click();
        assertThat(editor.locator("#notice")).hasText("Your session has ended. Sign in again to go on.");
        assertEquals("Shop " + shop.word(), shop.settings().getString("company_name"));
        signIn(editor, shop);
        assertThat(editor.locator("#company_name")).hasValue("Typed before the end");
        editor.locator("#save").click();
        assertThat(editor.locator("#notice")).containsText("Saved.");
        assertEquals("Typed before the end", shop.settings().getString("company_name"));
        server.stop();
    }

    private static void signIn(FrameLocator editor, Shop shop) {
        editor.locator("#key").fill(shop.key());
        editor.locator("#login button").click();
        assertThat(editor.locator("#company_name")).isVisible();
    }
}
