package io.partnerchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer is shown as it is written, whatever the line does. */
class StreamingBrowserIT extends InBrowser {
    private Shop shop;
    private FakeStream stream;

    @BeforeEach
    void aVisitorHasAsked() throws Exception {
        shop = Shop.open(site);
        stream = FakeStream.on(page);
        visit(shop).open().ask("First question");
    }

    private Locator growing() {
        return widget.find(".message[aria-live=off] .text");
    }

    @Test
    void theTextShowsAsItComesAndIsReadOutWhenItIsWhole() {
        stream.opens(1, "a");
        assertThat(widget.find(".typing")).isVisible();
        stream.delta(1, "a", 5, "Hello");
        assertThat(growing()).hasText("Hello");
        assertThat(widget.find(".typing")).isHidden();
        stream.delta(1, "a", 11, " there");
        assertThat(growing()).hasText("Hello there");
        stream.done(1, "a", "Hello there");
        widget.answered("Hello there");
        assertThat(growing()).hasCount(0);
        assertThat(widget.answers()).hasCount(1);
        assertEquals("text/event-stream, application/json;q=0.9", stream.asked(1, "accept"));
    }

    @Test
    void charactersAndEventsMayBeSplitAnywhere() {
        stream.opens(1, "a");
        stream.pushes(1, "id: a:1\neve").pushes(1, "nt: delta\ndata: {\"te").pushes(1, "xt\":\"Grü");
        stream.pushes(1, "ße\"}\n").pushes(1, "\n: heartbeat\n\n");
        assertThat(growing()).hasText("Grüße");
        stream.done(1, "a", "Grüße");
        widget.answered("Grüße");
    }

    @Test
    void marksThatHaveOnlyBegunAreNotShownAndWholeParagraphsStay() {
        stream.opens(1, "a").delta(1, "a", 1, "A **bo");
        assertThat(growing().locator("strong")).hasText("bo");
        assertThat(growing()).hasText("A bo");
        stream.delta(1, "a", 2, "ld** word and [our gui");
        assertThat(growing()).hasText("A bold word and");
        stream.delta(1, "a", 3, "de](https://shop.example/guide).\n\nNext");
        assertThat(growing().locator("a")).hasAttribute("href", "https://shop.example/guide");
        growing().locator("p").first().evaluate("node => node.dataset.first = 'yes'");
        stream.delta(1, "a", 4, " one.\n\n- tea\n- cof").delta(1, "a", 5, "fee");
        assertThat(growing().locator("li")).hasText(new String[] {"tea", "coffee"});
        assertThat(growing().locator("[data-first]")).hasCount(1);
        stream.done(1, "a", "A **bold** word");
        widget.answered("A bold word");
    }

    @Test
    void aVeryLongParagraphDoesNotStopThePage() {
        stream.opens(1, "a");
        double millis = ((Number) page.evaluate("""
                async () => {
                  const begun = performance.now();
                  for (let i = 0; i < 3000; i++) {
                    asked[0].push(`id: a:${i}\\nevent: delta\\ndata: {"text":"some **bold** words and more of them, "}\\n\\n`);
                    if (i % 30 === 0) await new Promise((done) => setTimeout(done));
                  }
                  return performance.now() - begun;
                }""")).doubleValue();
        stream.delta(1, "a", 9998, "the end");
        assertThat(growing()).containsText("the end");
        assertTrue(millis < 10_000, "it took " + millis + " ms");
    }

    @Test
    void aLineThatBreaksIsTakenUpWhereItBroke() {
        stream.opens(1, "a").delta(1, "a", 5, "Hello").cuts(1);
        assertEquals("GET", stream.asked(2, "method"));
        assertTrue(stream.asked(2, "url").endsWith("/stream?after=a%3A5"), stream.asked(2, "url"));
        assertThat(growing()).hasText("Hello");
        page.evaluate("asked[1].open()");
        stream.delta(2, "a", 11, " again");
        assertThat(growing()).hasText("Hello again");
        stream.done(2, "a", "Hello again");
        widget.answered("Hello again");
        assertThat(widget.questions()).hasCount(1);
    }

    @Test
    void whatTheServerNoLongerStreamsIsFetchedWholeAndAskedForOnlyOnce() {
        stream.opens(1, "a").delta(1, "a", 5, "Hello").cuts(1).answersNothing(2);
        assertEquals("POST", stream.asked(3, "method"));
        assertEquals("", stream.asked(3, "accept"));
        assertEquals(stream.asked(1, "body.client_message_id"), stream.asked(3, "body.client_message_id"));
        stream.answersJson(3, "a", "Hello again");
        widget.answered("Hello again");
        assertThat(widget.answers()).hasCount(1);
    }

    @Test
    void whereNoStreamGetsThroughAnswersComeWholeForAWhile() {
        stream.refuses(1).answersJson(2, "a", "Whole");
        widget.answered("Whole");
        assertEquals("", stream.asked(2, "accept"));
        widget.ask("Second question");
        assertEquals("", stream.asked(3, "accept"));
        stream.answersJson(3, "b", "Whole again");
        widget.answered("Whole again");
    }

    @Test
    void aStreamThatWasHeldBackIsNotAskedForAgainForAWhile() {
        page.waitForFunction("() => window.asked.length");
        page.evaluate("Date.now = (real => () => real() + 2000)(Date.now)"); // so long does the proxy keep everything
        page.evaluate("asked[0].open()");
        stream.pushes(
                1,
                "id: a:0\nevent: session\ndata: {\"answer_id\":\"a\",\"session_id\":\"s-1\",\"user_id\":\"u-1\"}\n\n"
                        + FakeStream.doneEvent("a", "Late", false));
        widget.answered("Late");
        widget.ask("Second question");
        assertEquals("", stream.asked(2, "accept"));
    }

    @Test
    void twoMessagesInABurstAreAskedAtOnceAndShareOneAnswer() {
        widget.ask("And a second one");
        stream.opens(1, "a").opens(2, "b").begins(1, "b");
        assertEquals(stream.asked(1, "body.user_id"), stream.asked(2, "body.user_id"));
        stream.delta(1, "b", 4, "Both").delta(2, "b", 4, "Both");
        assertThat(widget.answers()).hasText("Both");
        stream.done(1, "b", "Both, gladly").done(2, "b", "Both, gladly");
        widget.answered("Both, gladly");
        assertThat(widget.answers()).hasCount(1);
        assertThat(widget.questions()).hasText(new String[] {"First question", "And a second one"});
        assertThat(widget.find(".typing")).isHidden();
    }

    @Test
    void anAnswerThatWasCutOffSaysSo() {
        stream.opens(1, "a").delta(1, "a", 4, "Half").pushes(1, FakeStream.doneEvent("a", "Half of", true));
        widget.answered("Half of");
        assertThat(widget.find(".incomplete")).hasText("This answer was cut off.");
    }

    @Test
    void anErrorBeforeAnyTextOffersToTryAgain() {
        stream.opens(1, "a");
        stream.pushes(1, "id: a:2\nevent: error\ndata: {\"status\":503,\"title\":\"Service Unavailable\"}\n\n");
        assertThat(widget.find(".failed")).containsText("Not sent.");
        assertEquals(1, stream.count());
        widget.button("Try again").click();
        stream.opens(2, "c").done(2, "c", "Now");
        widget.answered("Now");
    }

    @Test
    void startingOverInTheMiddleOfAnAnswerLeavesNothingOfIt() {
        stream.opens(1, "a").delta(1, "a", 5, "Hello");
        assertThat(growing()).hasText("Hello");
        widget.choose("Start over");
        assertThat(widget.questions()).hasCount(0);
        stream.delta(1, "a", 11, " there").done(1, "a", "Hello there");
        assertThat(widget.answers()).hasCount(0);
        widget.ask("A new matter");
        stream.opens(2, "b").done(2, "b", "Gladly");
        widget.answered("Gladly");
        assertThat(widget.questions()).hasText("A new matter");
    }

    @Test
    void whoReadsElsewhereIsNotMoved() {
        stream.opens(1, "a").delta(1, "a", 1, "line\n\n".repeat(100));
        assertThat(growing()).containsText("line");
        widget.log().evaluate("log => log.scrollTop = 0");
        stream.delta(1, "a", 2, "more\n\n".repeat(10));
        assertThat(growing()).containsText("more");
        assertEquals(0, ((Number) widget.log().evaluate("log => log.scrollTop")).intValue());
    }

    @Test
    void thePageThatTheVisitorIsOnGoesAlong() {
        assertEquals(page.url(), stream.asked(1, "body.page_url"));
        assertEquals("A shop", stream.asked(1, "body.page_title"));
        assertEquals("null", stream.asked(1, "body.product_id"));
    }
}
