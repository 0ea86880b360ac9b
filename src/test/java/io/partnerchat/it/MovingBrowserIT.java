package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer that is being written goes along with the visitor, and is written once. */
class MovingBrowserIT extends InBrowser {
    private static final String WHOLE = "First half, second half.";

    private final CompletableFuture<Void> gate = new CompletableFuture<>();
    private Shop shop;

    @BeforeEach
    void aModelThatStopsInTheMiddle() throws Exception {
        shop = Shop.open(site);
        site.vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Streaming.of("First half, ").until(gate).text("second half."));
    }

    private void writtenOnce() throws Exception {
        // it is kept before it is called whole
        assertThat(widget.button("Helpful")).isVisible();
        assertEquals(1, shop.prompts().size());
        assertEquals(
                List.of(List.of("1")),
                site.database().rows("SELECT COUNT(*) FROM chat_conversations WHERE company_id = ?", shop.id()));
    }

    @Test
    void itIsShownAsTheModelWritesIt() throws Exception {
        visit(shop).open().ask("What comes first?").answered("First half,");
        assertThat(widget.find(".typing")).isHidden();
        screenshot(page, "streaming");
        gate.complete(null);
        widget.answered(WHOLE);
        writtenOnce();
    }

    private void askAndGoToTheNextPage() {
        String second = ShopPage.of(shop).withBody("<p>The second page.</p>").address();
        visit(ShopPage.of(shop).withBody("<p><a href=\"" + second + "\">Next</a></p>"))
                .open()
                .ask("What comes first?")
                .answered("First half,");
        page.getByText("Next").click();
        assertThat(page.getByText("The second page.")).isVisible();
    }

    @Test
    void theNextPageOfTheShopTakesItUp() throws Exception {
        askAndGoToTheNextPage();
        widget.stillOpen().answered("First half,");
        gate.complete(null);
        widget.answered(WHOLE);
        assertThat(widget.questions()).hasText("What comes first?");
        assertThat(widget.answers()).hasCount(1);
        writtenOnce();
    }

    @Test
    void theNextPageFindsItWhenItIsFinishedMeanwhile() throws Exception {
        askAndGoToTheNextPage();
        gate.complete(null);
        widget.stillOpen().answered(WHOLE);
        assertThat(widget.find(".incomplete")).hasCount(0);
        writtenOnce();
    }

    @Test
    void aReloadTakesItUp() throws Exception {
        visit(shop).open().ask("What comes first?").answered("First half,");
        page.reload();
        widget.stillOpen().answered("First half,");
        gate.complete(null);
        widget.answered(WHOLE);
        writtenOnce();
    }

    @Test
    void aSecondTabSeesItBeingWritten() throws Exception {
        String address = ShopPage.of(shop).address();
        visit(page, address).open().ask("What comes first?").answered("First half,");
        Page tab = page.context().newPage();
        Widget other = visit(tab, address).open().answered("First half,");
        gate.complete(null);
        widget.answered(WHOLE);
        other.answered(WHOLE);
        assertThat(other.answers()).hasCount(1);
        assertThat(other.questions()).hasCount(1);
        writtenOnce();
    }

    @Test
    void whoClosesThePageStopsTheModel() throws Exception {
        site.vendors()
                .script(
                        VendorCall.Kind.CHAT,
                        shop.word(),
                        Streaming.of("First half, ").stall());
        visit(shop).open().ask("What comes first?").answered("First half,");
        page.close();
        shop.prompts().get(0).hungUp().get(10, TimeUnit.SECONDS);
    }
}
