package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The editor without JavaScript. */
class PlainEditorBrowserIT extends InBrowser {
    private Page plain;

    @BeforeEach
    void aBrowserWithoutJavaScript() {
        plain = newVisitor(desktop().setJavaScriptEnabled(false));
    }

    private void open(Shop shop) {
        plain.navigate(site.api().base() + "/widget/" + shop.id() + "/settings");
        assertThat(plain.locator("h1")).hasText("Chat settings");
    }

    private Locator notice() {
        return plain.locator("#notice");
    }

    @Test
    void theFormSavesAndTheLiveWidgetShowsIt() throws Exception {
        Shop shop = Shop.open(site);
        visit(shop);
        open(shop);
        plain.locator("#primary_color").fill("#12684a");
        plain.locator("#auto_open").check();
        plain.getByText("Top left").click();
        plain.locator("#save").click();
        assertThat(notice()).hasText("Saved. Every open chat shows it now.");
        assertThat(plain.locator("#primary_color")).hasValue("#12684a");
        assertThat(plain.locator("#auto_open")).isChecked();
        assertThat(widget.launcher()).hasCSS("background-color", "rgb(18, 104, 74)");
        assertEquals("top-left", shop.settings().getString("position"));
        // the answer was a redirect: reloading sends nothing again
        plain.reload();
        assertThat(plain.locator("#history li")).hasCount(3);
    }

    @Test
    void theEnterKeySaves() throws Exception {
        Shop shop = Shop.open(site);
        open(shop);
        plain.locator("#company_name").fill("By Enter");
        plain.locator("#company_name").press("Enter");
        assertThat(notice()).containsText("Saved.");
        assertEquals("By Enter", shop.settings().getString("company_name"));
    }

    @Test
    void messagesStandBesideTheFieldsAndWhatWasTypedIsKept() throws Exception {
        Shop shop = Shop.open(site);
        open(shop);
        plain.locator("#primary_color").fill("green");
        plain.locator("#company_logo").fill("no address");
        plain.locator("#company_name").fill("");
        plain.locator("#max_tokens").fill("many");
        plain.locator("#allowed_origins").fill("shop.example");
        plain.locator("#welcome_message").fill("Kept as typed");
        plain.locator("#save").click();
        assertThat(plain.locator("#errors li")).hasCount(5);
        assertThat(plain.locator("#primary_color")).hasValue("green");
        assertThat(plain.locator("#primary_color-error")).hasText("Main colour must be a colour such as #1a2b3c.");
        for (String field : new String[] {"company_logo", "company_name", "max_tokens", "allowed_origins"}) {
            assertThat(plain.locator("#" + field)).hasAttribute("aria-invalid", "true");
            assertThat(plain.locator("#" + field + "-error")).isVisible();
        }
        assertThat(plain.locator("#allowed_origins")).hasValue("shop.example");
        assertThat(plain.locator("#welcome_message")).hasValue("Kept as typed");
        assertThat(plain).hasTitle(Pattern.compile("Not saved: .*"));
        assertEquals("#007bff", shop.settings().getString("primary_color"));
    }

    @Test
    void theKeyOpensItAndAnEarlierValueComesBack() throws Exception {
        Shop shop = Shop.locked(site);
        open(shop);
        plain.locator("#key").fill("pck_wrong");
        plain.locator("#login button").click();
        assertThat(notice()).hasText("This is not a valid key of this company.");
        plain.locator("#key").fill(shop.key());
        plain.locator("#login button").click();
        plain.locator("#primary_color").fill("#12684a");
        plain.locator("#save").click();
        assertThat(notice()).containsText("Saved.");
        plain.locator("#history li button").first().click();
        assertThat(notice()).hasText("Done: the earlier value is back.");
        assertEquals("#007bff", shop.settings().getString("primary_color"));
        plain.locator("#sign-out").click();
        assertThat(notice()).hasText("You are signed out.");
    }

    @Test
    void contrastIsNamedByTheServerToo() throws Exception {
        Shop shop = Shop.open(site);
        open(shop);
        plain.locator("#primary_color").fill("#ffff00");
        plain.locator("#save").click();
        assertThat(plain.locator("#contrast-primary")).containsText(Pattern.compile("1\\.0 : 1,\\s+hard to read"));
    }
}
