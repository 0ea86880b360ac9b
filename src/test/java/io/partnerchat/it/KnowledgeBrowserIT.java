package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The editor's Knowledge tab, as a shop owner uses it. */
class KnowledgeBrowserIT extends InBrowser {
    private static final String EVIL = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script></textarea>";

    private void open(Page browser, Shop shop) {
        browser.navigate(site.api().base() + "/widget/" + shop.id() + "/knowledge");
        assertThat(browser.locator("h1")).hasText("What the assistant knows");
    }

    private Page plain() {
        return newVisitor(desktop().setJavaScriptEnabled(false));
    }

    private static void unfold(Page browser, String id) {
        browser.locator("#" + id + " > summary").click();
    }

    private static FilePayload file(String name, String type, String content) {
        return new FilePayload(name, type, content.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject question(String question, String answer) {
        return Json.createObjectBuilder()
                .add("question", question)
                .add("answer", answer)
                .build();
    }

    @Test
    void anEmptyTabSaysHowToBegin() throws Exception {
        open(page, Shop.open(site));
        assertThat(page.locator("#documents")).containsText("Begin with the three questions");
        assertThat(page.locator("#unanswered")).containsText("Nothing so far.");
        assertThat(page.locator("#jobs")).containsText("Nothing has been brought in yet.");
        AccessibilityBrowserIT.isAccessible(page);
    }

    @Test
    void withoutJavaScriptAQuestionIsTaughtTriedChangedAndDeletedBehindAKey() throws Exception {
        Shop shop = Shop.locked(site);
        Page plain = plain();
        plain.navigate(site.api().base() + "/widget/" + shop.id() + "/knowledge");
        plain.locator("#key").fill(shop.key());
        plain.locator("#login button").click();

        unfold(plain, "add-question");
        plain.locator("#question-q").fill("Do you wrap " + shop.word() + " as a gift?");
        plain.locator("#add-question button").click();
        assertThat(plain.locator("#question-answer-error")).hasText("Answer must be a text of 1 to 20,000 characters.");
        assertThat(plain.locator("#question-answer")).hasAttribute("aria-invalid", "true");
        assertThat(plain.locator("#question-q")).hasValue("Do you wrap " + shop.word() + " as a gift?");
        assertThat(plain).hasTitle(Pattern.compile("Not saved: .*"));

        plain.locator("#question-answer").fill("Yes, for three euros.");
        plain.locator("#add-question button").click();
        assertThat(plain.locator("#notice")).containsText("Learned.");
        assertThat(plain.locator("#answer")).hasText("Yes, for three euros.");
        assertThat(plain.locator("#try-q")).hasValue("Do you wrap " + shop.word() + " as a gift?");
        assertThat(plain.locator(".hits")).containsText("found by its");

        plain.locator("#documents").getByText("Change").click();
        assertThat(plain.locator("#question-answer")).hasValue("Yes, for three euros.");
        plain.locator("#question-answer").fill("Yes, for four euros.");
        plain.locator("#add-question button").click();
        assertThat(plain.locator("#answer")).hasText("Yes, for four euros.");
        assertThat(plain.locator("#documents .document")).hasCount(1);

        plain.locator("#try-q").fill("What about rockets?");
        plain.locator("#try button").click();
        assertThat(plain.locator("#no-answer")).containsText("It does not know.");

        plain.locator("#documents .document").getByText("Delete").click();
        assertThat(plain.locator("#confirm")).containsText("Do you wrap " + shop.word() + " as a gift?");
        plain.locator("#confirm").getByText("Keep it").click();
        assertThat(plain.locator("#documents .document")).hasCount(1);
        plain.locator("#documents .document").getByText("Delete").click();
        plain.locator("#confirm .danger").click();
        assertThat(plain.locator("#notice")).containsText("Deleted.");
        assertThat(plain.locator("#documents .document")).hasCount(0);
    }

    @Test
    void aTextAndAFileAreTaughtAndTheirProgressShowsByItself() throws Exception {
        Shop shop = Shop.open(site);
        open(page, shop);
        unfold(page, "add-text");
        page.locator("#text-title").fill("Opening hours");
        page.locator("#text-text").fill("The shop of " + shop.word() + " is open from nine to five.");
        page.locator("#add-text button").click();
        assertThat(page.locator("#notice")).containsText("The assistant is learning it");
        assertThat(page.locator("#documents")).containsText("Opening hours");

        unfold(page, "add-file");
        page.locator("#file-file").setInputFiles(file("care.md", "text/markdown", "# Care\n\nWash it by hand."));
        page.locator("#add-file button").click();
        assertThat(page.locator("#jobs")).containsText("care.md");
        assertThat(page.locator("#documents")).containsText("Care");
        assertThat(page.locator("#jobs .phase").first()).hasText("learned");
        assertThat(page.locator("#jobs progress")).hasCount(0);
        assertEquals(2, new Library(shop).documents("/documents?kind=document").size());
    }

    @Test
    void aFeedAndAListOfQuestionsAreTaken() throws Exception {
        Shop shop = Shop.open(site);
        open(page, shop);
        unfold(page, "add-file");
        page.getByText("Questions with answers").click();
        page.locator("#file-file")
                .setInputFiles(file("faq.csv", "text/csv", "question,answer\nIs it safe?,It is.\nIs it red?,No.\n"));
        page.locator("#add-file button").click();
        assertThat(page.locator("#documents .document")).hasCount(2);

        unfold(page, "add-file");
        page.getByText("My products").click();
        page.locator("#file-file")
                .setInputFiles(file(
                        "products.csv",
                        "text/csv",
                        "ID,Type,SKU,Name,Published,\"Regular price\"\n1,simple,S1,\"Lamp " + shop.word()
                                + "\",1,20\n"));
        page.locator("#add-file button").click();
        assertThat(page.locator("#documents")).containsText("Lamp " + shop.word());
        page.locator("#documents")
                .getByText("Products", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#documents .document")).hasCount(1);
    }

    @Test
    void whatCannotBeReadIsSaidWhereItWasAskedFor() throws Exception {
        Shop shop = Shop.open(site);
        open(page, shop);
        unfold(page, "add-file");
        page.locator("#add-file button").click();
        assertThat(page.locator("#file-file-error")).containsText("File has to be chosen first");
        page.locator("#file-file").setInputFiles(file("terms.pdf", "application/pdf", "I am no PDF."));
        page.locator("#add-file button").click();
        assertThat(page.locator("#jobs .why")).containsText("its content is neither");
        assertThat(page.locator("#jobs .phase")).hasText("not possible");

        unfold(page, "add-page");
        page.locator("#page-address").fill("http://10.0.0.1/");
        page.locator("#add-page button").click();
        assertThat(page.locator("#page-address-error")).containsText("on the public internet");
        assertThat(page.locator("#page-address")).hasValue("http://10.0.0.1/");
        AccessibilityBrowserIT.isAccessible(page);
    }

    @Test
    void pagesOfTheSiteAreReadAndListed() throws Exception {
        Shop shop = Shop.open(site);
        PartnerSite web = PartnerSite.open()
                .page(
                        "/",
                        "Welcome",
                        "<p>Welcome to " + NICE + "</p><p><a href=/faq>Questions and their answers</a></p>")
                .page("/faq", "Questions", "<p>Parcels of " + shop.word() + " arrive within three days.</p>");
        open(page, shop);
        unfold(page, "add-page");
        page.locator("#page-address").fill(web.url("/"));
        page.locator("#add-page button").click();
        assertThat(page.locator("#documents .document")).hasCount(2);
        assertThat(page.locator("#jobs")).containsText("2 of 2 done.");
        new Library(shop).foundOnce("When will parcels of " + shop.word() + " arrive?", "Parcels of " + shop.word());
        page.locator("#try-q").fill("When will parcels of " + shop.word() + " arrive?");
        page.locator("#try-q").press("Enter");
        assertThat(page.locator("#answer")).containsText("arrive within three days.");
        assertThat(page.locator(".hits a").first()).hasAttribute("href", web.url("/faq"));
        page.locator("#jobs").scrollIntoViewIfNeeded();
        screenshot(page, "knowledge-learned");
        page.locator("#try").scrollIntoViewIfNeeded();
        screenshot(page, "knowledge");
    }

    private static final String NICE = "our little shop.";

    @Test
    void aQuestionAskedInVainIsAnsweredThereAndTheNewAnswerShowsAtOnce() throws Exception {
        Shop shop = Shop.open(site);
        String asked = "Do you repair " + shop.word() + " lamps?";
        askedInVain(shop, asked);
        Page plain = plain();
        open(plain, shop);
        assertThat(plain.locator("#unanswered")).containsText(asked);
        plain.locator("#unanswered summary").click();
        plain.locator("#unanswered textarea").fill("Yes, within a week.");
        plain.locator("#unanswered .primary").click();
        assertThat(plain.locator("#answer")).hasText("Yes, within a week.");
        assertThat(plain.locator("#unanswered")).containsText("Nothing so far.");
        assertThat(plain.locator("#documents")).containsText(asked);
    }

    private void askedInVain(Shop shop, String question) throws Exception {
        site.database()
                .execute(
                        "INSERT INTO unanswered_questions (company_id, question_key, question, asked, last_asked_ms)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        shop.id(),
                        "0".repeat(64),
                        question,
                        3,
                        System.currentTimeMillis());
    }

    @Test
    void nothingThatComesFromOutsideBecomesMarkup() throws Exception {
        Shop shop = Shop.open(site);
        Library library = new Library(shop);
        library.done(library.put(
                "/documents/evil",
                Json.createObjectBuilder()
                        .add("title", EVIL)
                        .add("text", "What of " + shop.word() + "? " + EVIL)
                        .build()));
        library.done(library.put("/questions/evil", question(EVIL + shop.word(), EVIL)));
        askedInVain(shop, EVIL + " unknowable");
        open(page, shop);
        page.locator("#try-q").fill(EVIL + shop.word());
        page.locator("#try button").click();
        assertThat(page.locator("#trial")).containsText("<script>alert(2)</script>");
        page.locator("#documents").getByText("Change").click();
        assertThat(page.locator("#question-answer")).hasValue(EVIL);
        page.locator("#documents .document").first().getByText("Delete").click();
        assertThat(page.locator("#confirm")).containsText("<img src=x");
        unfold(page, "add-file");
        page.locator("#file-file").setInputFiles(file("<b>x'\".txt", "text/plain", EVIL));
        page.locator("#add-file button").click();
        assertThat(page.locator("#jobs")).containsText("<b>x");
        assertEquals(0, page.locator("main img, main script, #jobs b").count());
        assertTrue(complaints.isEmpty(), complaints.toString());
    }

    @Test
    void itLivesInTheFrameOfTheWidgetAndOnAPhone() throws Exception {
        Shop shop = Shop.open(site);
        shop.change(Json.createObjectBuilder().add("primary_color", "#12684a"));
        Library library = new Library(shop);
        library.done(library.put("/questions/a", question("What is " + shop.word() + "?", "A lamp.")));
        visit(shop);
        FrameLocator editor = widget.openEditor();
        editor.getByText("Knowledge").click();
        assertThat(editor.locator("h1")).hasText("What the assistant knows");
        editor.locator("#try-q").fill("What is " + shop.word() + "?");
        editor.locator("#try button").click();
        assertThat(editor.locator("#answer")).hasText("A lamp.");
        AccessibilityBrowserIT.isAccessible(page);

        Page phone = newVisitor(phone());
        open(phone, shop);
        assertThat(phone.locator("#documents .document")).hasCount(1);
        Object wide = phone.evaluate("document.documentElement.scrollWidth > innerWidth");
        assertEquals(false, wide, "the page is wider than the phone");
        for (String way : List.of("add-question", "add-text", "add-file", "add-page")) {
            unfold(phone, way);
        }
        AccessibilityBrowserIT.isAccessible(phone);
        screenshot(phone, "knowledge-phone");
    }

    @Test
    void whatWasTypedSurvivesASessionThatEnded() throws Exception {
        Shop shop = Shop.locked(site);
        Page plain = plain();
        plain.navigate(site.api().base() + "/widget/" + shop.id() + "/knowledge");
        plain.locator("#key").fill(shop.key());
        plain.locator("#login button").click();
        unfold(plain, "add-text");
        plain.locator("#text-title").fill("A long story");
        plain.locator("#text-text").fill("Once upon a time.");
        JsonObject fresh = site.api()
                .operator("POST", "/api/companies/" + shop.id() + "/keys", "")
                .json(201);
        plain.locator("#add-text button").click();
        assertThat(plain.locator("#key")).isVisible();
        plain.locator("#key").fill(fresh.getString("partner_key"));
        plain.locator("#login button").click();
        assertThat(plain.locator("#text-title")).hasValue("A long story");
        assertThat(plain.locator("#text-text")).hasValue("Once upon a time.");
        plain.locator("#add-text button").click();
        assertThat(plain.locator("#notice")).containsText("The assistant is learning it");
    }
}
