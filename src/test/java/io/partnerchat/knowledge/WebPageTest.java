package io.partnerchat.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.knowledge.SourceException.Reason;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebPageTest {
    private static final URI HERE = URI.create("https://shop.example/help/shipping");

    private static WebPage page(String html, String... robots) {
        return page(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", robots);
    }

    private static WebPage page(byte[] html, String type, String... robots) {
        Map<String, List<String>> headers = Map.of("content-type", List.of(type), "x-robots-tag", List.of(robots));
        return WebPage.read(new Fetched(HERE, 200, headers, html), "testbot");
    }

    private static List<String> texts(String html) {
        return page(html).text(new BlockList(100_000, ReadClock.start(Duration.ofSeconds(5)))).blocks().stream()
                .map(Block::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'<meta name=robots content=noindex>', '', false",
        "'<meta name=ROBOTS content=\"NOINDEX, follow\">', '', false",
        "'<meta name=robots content=none>', '', false",
        "'<meta name=testbot content=noindex>', '', false",
        "'<meta name=googlebot content=noindex>', '', true",
        "'<meta name=robots content=\"index,follow\">', '', true",
        "'', 'noindex', false",
        "'', 'nofollow, noindex', false",
        "'', 'testbot: noindex', false",
        "'', 'otherbot: noindex', true",
        "'', 'unavailable_after: 25 Jun 2027 15:00:00 PST', true"
    })
    void aPageSaysWhetherItWantsToBeFound(String head, String header, boolean indexed) {
        assertEquals(indexed, page("<head>" + head + "</head><p>x", header).indexed());
    }

    @ParameterizedTest
    @CsvSource({
        "/help/a, https://shop.example/help/a",
        "https://shop.example/help/a?utm_source=x#y, https://shop.example/help/a",
        "https://www.shop.example/help/a, https://www.shop.example/help/a",
        "https://stranger.example/a, https://shop.example/help/shipping",
        "'javascript:alert(1)', https://shop.example/help/shipping"
    })
    void aPageIsFiledUnderItsOwnNameOnItsOwnSite(String canonical, String address) {
        assertEquals(
                URI.create(address),
                page("<head><link rel=canonical href='" + canonical + "'></head><p>x")
                        .address());
    }

    @Test
    void linksAreTakenOnceAndOnlyWherePeopleWouldRead() {
        String html = """
                <base href="https://shop.example/help/"><a href=a>a</a><a href="a#b">a</a><a href="/c?utm_source=x">c</a>
                <a href="mailto:x@y">m</a><a href="javascript:x()">j</a><a href=p.jpg>p</a><a rel="nofollow" href=n>n</a>
                <a href=f.zip>f</a><a href=d download>d</a><a href="http://[">x</a><a>y</a>""";
        assertEquals(
                List.of(URI.create("https://shop.example/help/a"), URI.create("https://shop.example/c")),
                page(html).links());
        assertEquals(
                List.of(), page("<meta name=robots content=nofollow>" + html).links());
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, text/html; charset=utf-8, ''",
        "windows-1251, text/html; charset=windows-1251, ''",
        "windows-1251, text/html, '<meta charset=windows-1251>'",
        "windows-1251, text/html, '<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">'",
        "utf-8, text/html; charset=iso-8859-1, ''",
        "utf-16le, text/html; charset=utf-16le, ''"
    })
    void theCharsetIsThatOfTheBytes(String charset, String type, String head) {
        byte[] bytes = ("<head>" + head + "</head><p>Доставка").getBytes(Charset.forName(charset));
        assertEquals("Доставка", page(bytes, type).document().text());
    }

    @Test
    void japaneseInSevenBitsAndChineseBeyondItsLabelAreRead() {
        byte[] japanese = "<p>送料は無料".getBytes(Charset.forName("ISO-2022-JP"));
        assertEquals(
                "送料は無料",
                page(japanese, "text/html; charset=ISO-2022-JP").document().text());
        byte[] chinese = "<p>运费€镕".getBytes(Charset.forName("GB18030"));
        assertEquals(
                "运费€镕", page(chinese, "text/html; charset=gb2312").document().text());
    }

    @Test
    void oneBrokenByteDoesNotSpoilThePage() {
        byte[] bytes = ("<p>Größe " + "ü".repeat(500) + "?").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xC3;
        assertTrue(page(bytes, "text/html; charset=utf-8").document().text().startsWith("Größe üü"));
    }

    @Test
    void onlyWhatThePageIsAboutIsKept() {
        List<String> texts = texts("""
                <body class="has-sidebar cookie-banner-open"><div id=page>
                <header><p>Free shipping this week!</p></header><nav><ul><li><a href=/>Home</a></ul></nav>
                <div class="cookie-banner"><p>We use cookies</p><button>Accept</button></div>
                <div id="CybotCookiebotDialog"><p>This website uses cookies</p></div>
                <main class="content has-sidebar"><h1>Shipping</h1><p>Orders arrive in two days.</p>
                <div class="product cookie-jar">Our cookie jar holds 2 litres.</div>
                <table><tr><th>Country</th><th>Price</th></tr><tr><td>Norway</td><td>59 kr</td></tr></table>
                <aside>Related pages</aside><form><label>Newsletter</label><input></form>
                <ol><li>Pack</li><li>Send</li></ol><script>x</script></main>
                <div class=sidebar>Popular</div><footer>Imprint</footer></div>""");
        assertEquals(
                List.of(
                        "Shipping",
                        "Orders arrive in two days.",
                        "Our cookie jar holds 2 litres.",
                        "Country: Norway; Price: 59 kr",
                        "Pack",
                        "Send"),
                texts);
    }

    @Test
    void answersThatAreFoldedUpAreText() {
        List<String> texts = texts("""
                <main><h1>Questions</h1><h3><button aria-expanded=false aria-controls=a1>Can I return it?</button></h3>
                <div id=a1 hidden><p>Yes, within 30 days.</p></div>
                <button aria-expanded=false aria-controls=a2>Is it safe?</button><div id=a2 aria-hidden=true>It is.</div>
                <details><summary>And gifts?</summary><p>We wrap them.</p></details>
                <div hidden>Draft</div><span aria-hidden=true>★</span><button>Buy</button></main>""");
        assertEquals(
                List.of(
                        "Questions",
                        "Can I return it?",
                        "Yes, within 30 days.",
                        "Is it safe?",
                        "It is.",
                        "And gifts?",
                        "We wrap them."),
                texts);
    }

    @Test
    void aWrapperWithANameOfTheFrameIsNotThrownAwayWithAllInIt() {
        String text = "Everything there is to know about our candles, at some length.";
        assertEquals(List.of(text), texts("<div class='page newsletter-enabled sidebar'><p>" + text + "</p></div>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div id=root></div><script src=app.js></script>", ""})
    void aPageThatAScriptDrawsHasNoText(String html) {
        SourceException empty = assertThrows(SourceException.class, () -> texts(html));
        assertEquals(Reason.NO_TEXT, empty.reason());
    }

    @Test
    void aPageNestedWithoutEndIsReadAllTheSame() {
        assertTrue(page("<div>".repeat(20_000) + "deep").document().text().contains("deep"));
        assertFalse(texts("<main>" + "<b><i>".repeat(5_000) + "deep enough to matter")
                .isEmpty());
    }
}
