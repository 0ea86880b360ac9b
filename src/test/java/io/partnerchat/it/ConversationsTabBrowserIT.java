package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The editor's tab of conversations. */
class ConversationsTabBrowserIT extends InBrowser {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>{{7*7}}[[${7*7}]]";

    private final Instant now = Instant.now();

    private Instant ago(int days) {
        return now.minus(Duration.ofDays(days));
    }

    private Shop filled(Shop shop) throws Exception {
        StoredTurns.of(shop)
                .add("s1", "ann", ago(6), "Do you sell lamps?", "No.", "passages", true, null, null, 0, 0)
                .add("s1", "ann", ago(6), "And oil for lamps?", "Perhaps.", "model", true, 1, 400, 2_000, 200)
                .add("s2", "bob", ago(4), "Who wove the carpet?", "I do not know.", "contact", false, -1, null, 0, 0)
                .add("s3", "cleo", ago(1), "Where is my candle?", "It is on its way.")
                .store();
        JsonObject lead = Json.createObjectBuilder()
                .add("name", "Bob Visitor")
                .add("email", "bob@visitor.example")
                .add("question", "Who wove the carpet?")
                .add("consent", true)
                .build();
        site.api().post(shop.sessionPath("s2") + "/leads", lead).json(201);
        return shop;
    }

    private void open(Page where, Shop shop) {
        where.navigate(site.api().base() + "/widget/" + shop.id() + "/conversations");
        assertThat(where.locator("h1")).hasText("Conversations");
    }

    private static Locator conversations(Page where) {
        return where.locator("#list .rows > li");
    }

    @Test
    void figuresPicturesAndListsAreThere() throws Exception {
        Shop shop = filled(Shop.open(site));
        open(page, shop);
        assertThat(page.locator(".numbers")).containsText("Answers4");
        assertThat(page.locator(".numbers")).containsText("400 ms");
        assertEquals(4, page.locator("svg.bars rect").count());
        assertThat(page.locator("svg.bars"))
                .hasAttribute("aria-label", java.util.regex.Pattern.compile("at most 2 on one day"));
        assertThat(page.locator(".legend").first()).containsText("The model 2 (50%)");
        assertThat(page.locator("#figures")).containsText("Who wove the carpet?");
        assertThat(conversations(page)).hasCount(3);
        assertThat(conversations(page).first()).containsText("Where is my candle?");
        AccessibilityBrowserIT.isAccessible(page);
        screenshot(page, "conversations");
        page.locator("#q").fill("lamps");
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(conversations(page)).hasCount(1);
        page.locator("#q").fill("");
        page.locator("#only").selectOption("unanswered");
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(conversations(page)).hasCount(1);
        assertThat(conversations(page).first()).containsText("did not know");
    }

    @Test
    void aConversationIsReadAndDeletedAfterAskingWithoutJavaScript() throws Exception {
        Shop shop = filled(Shop.open(site));
        Page plain = newVisitor(desktop().setJavaScriptEnabled(false));
        open(plain, shop);
        conversations(plain).nth(2).locator("button").click();
        assertThat(plain.locator(".turns > li")).hasCount(2);
        assertThat(plain.locator(".turns")).containsText("And oil for lamps?");
        Locator delete = plain.locator("details").first();
        assertThat(delete.locator("button")).isHidden();
        delete.locator("summary").click();
        delete.locator("button").click();
        assertThat(plain.locator("#notice")).hasText("Deleted: 2 questions with their answers.");
        assertThat(conversations(plain)).hasCount(2);
        conversations(plain).nth(1).locator("button").click();
        Locator visitor = plain.locator("details").nth(1);
        visitor.locator("summary").click();
        visitor.locator("button").click();
        assertThat(conversations(plain)).hasCount(1);
        assertThat(plain.locator("#leads .rows > li")).hasCount(0);
    }

    @Test
    void aLeadIsHandledAndTheWebhookShowsItsSecretOnce() throws Exception {
        Shop shop = filled(Shop.open(site));
        open(page, shop);
        Locator lead = page.locator("#leads .rows > li").first();
        assertThat(lead).containsText("bob@visitor.example");
        lead.locator("button", new Locator.LocatorOptions().setHasText("Mark as done"))
                .click();
        assertThat(page.locator("#notice")).hasText("Marked as done.");
        assertThat(page.locator("#leads .badge").first()).hasText("done");
        page.locator("#url").fill("http://10.0.0.1/hook");
        page.locator("#webhook .primary").click();
        assertThat(page.locator("#url-error"))
                .containsText("The address must start with https:// and be on the public internet.");
        assertThat(page.locator("#url")).hasValue("http://10.0.0.1/hook");
        AccessibilityBrowserIT.isAccessible(page);
        page.locator("#url").fill(WebhookReceiver.get().url(shop));
        page.locator("#webhook .primary").click();
        assertThat(page.locator("#secret code")).containsText("whsec_");
        page.locator("#webhook button[value=webhook_test]").click();
        assertThat(page.locator("#notice")).containsText("A test is on its way");
        assertThat(page.locator("#secret")).hasCount(0);
        Await.until(
                "the test has come",
                Duration.ofSeconds(20),
                () -> !WebhookReceiver.get().calls(shop).isEmpty());
    }

    @Test
    void withAKeyEverythingGoesAlongInForms() throws Exception {
        Shop shop = filled(Shop.locked(site));
        page.navigate(site.api().base() + "/widget/" + shop.id() + "/conversations");
        assertThat(page.locator("#list")).hasCount(0);
        page.locator("#key").fill(shop.key());
        page.locator("#login button").click();
        assertThat(conversations(page)).hasCount(3);
        page.context().clearCookies();
        conversations(page).first().locator("button").click();
        assertThat(page.locator(".turns")).containsText("Where is my candle?");
        page.locator("#conversation button[value=show]").click();
        page.locator("#q").fill("carpet");
        Download file = page.waitForDownload(() -> page.getByText("Save as CSV").click());
        assertEquals("conversations.csv", file.suggestedFilename());
        List<String> lines = Files.readAllLines(file.path());
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).contains("Who wove the carpet?"), lines.toString());
    }

    @Test
    void hostileTextsStayTexts() throws Exception {
        Shop shop = Shop.open(site);
        StoredTurns.of(shop)
                .add(
                        HOSTILE.substring(0, 60),
                        HOSTILE.substring(0, 60),
                        ago(1),
                        HOSTILE,
                        HOSTILE,
                        "contact",
                        false,
                        -1,
                        null,
                        0,
                        0)
                .store();
        site.database().execute("UPDATE chat_turns SET feedback_text = ? WHERE company_id = ?", HOSTILE, shop.id());
        JsonObject lead = Json.createObjectBuilder()
                .add("name", HOSTILE)
                .add("email", "x@visitor.example")
                .add("question", HOSTILE)
                .add("consent", true)
                .build();
        StoredTurns.of(shop).add("plain", "u", ago(2), "x", "y").store();
        site.api().post(shop.sessionPath("plain") + "/leads", lead).json(201);
        open(page, shop);
        assertThat(conversations(page).first().locator(".text")).hasText(HOSTILE);
        assertThat(page.locator("#leads strong")).hasText(HOSTILE);
        assertThat(page.locator("main img, main script")).hasCount(0);
        conversations(page).first().locator("button").click();
        assertThat(page.locator(".visitor .text")).hasText(HOSTILE);
        assertThat(page.locator(".bot q")).hasText(HOSTILE);
        assertThat(page.locator("main img, main script")).hasCount(0);
    }

    @Test
    void onAPhoneNothingIsCutOffAndInTheFrameItWorksToo() throws Exception {
        Shop shop = filled(Shop.open(site));
        shop.change(Json.createObjectBuilder().add("primary_color", "#12684a"));
        Page phone = newVisitor(phone());
        open(phone, shop);
        assertEquals(
                phone.evaluate("document.documentElement.clientWidth"),
                phone.evaluate("document.documentElement.scrollWidth"));
        AccessibilityBrowserIT.isAccessible(phone);
        screenshot(phone, "conversations-phone");
        conversations(phone).first().locator("button").click();
        AccessibilityBrowserIT.isAccessible(phone);
        screenshot(phone, "conversation-phone");
        visit(shop);
        FrameLocator editor = widget.openEditor();
        editor.locator(".tabs").getByText("Conversations").click();
        assertThat(editor.locator("#list .rows > li")).hasCount(3);
    }
}
