package io.partnerchat.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.partnerchat.company.Company;
import io.partnerchat.company.CompanySettings;
import io.partnerchat.knowledge.Passage;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkRuleTest {
    private static final String REMOVED = "‹removed›";
    private static final AllowedLinks ALLOWED = AllowedLinks.of(
            new Company(
                    "a",
                    "Shop",
                    "help@shop.example",
                    "+47 55 01 23 45",
                    "https://www.shop.example/",
                    null,
                    new CompanySettings(true, Set.of("https://blog.example:8443")),
                    JsonValue.EMPTY_JSON_OBJECT,
                    true),
            List.of(new Passage("p", "text", "Title", "https://docs.example/returns")));

    private static String applied(String text) {
        return LinkRule.applied(ALLOWED, REMOVED, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Parcels take three days.",
                "See [shipping](https://shop.example/shipping) or [returns](https://docs.example/returns#a).",
                "https://shop.example/a_(b)?c=d&e=[1], https://www.shop.example. And http://shop.example:8080/x!",
                "[start](/#shipping) and [home](/) and [below](#size)",
                "[write](mailto:help@shop.example) or help@shop.example, [call](tel:+4755012345), +47 55 01 23 45",
                "info@shop.example works too",
                "![a candle](https://shop.example/candle.jpg)",
                "[blog](https://blog.example:8443/post)",
                "3 < 5, 7 > 2, x<3, I <3 it, a->b",
                "[card number] and [1] and [1][2] and [ ] todo, array[0] (x",
                "**Note**: 10:30, www is short, http is a protocol, @shop, 5 @ 3",
                "what! [yes] (see below)",
                "",
                "!",
                "h",
                "Ærø 😀 東京"
            })
    void whatIsFineStaysAsItIs(String text) {
        assertEquals(text, applied(text));
    }

    static Stream<Arguments> forbidden() {
        return Stream.of(
                Arguments.of("Go [here](https://evil.example/x) now", "Go here now"),
                Arguments.of("[here]( <https://evil.example/x> \"title\" )!", "here!"),
                Arguments.of("[a [b](https://evil.example) c](https://evil.example)", "a b c"),
                Arguments.of("![alt](https://evil.example/i.png)", "alt"),
                Arguments.of(
                        "[![alt](https://evil.example/i.png)](https://shop.example/)", "[alt](https://shop.example/)"),
                Arguments.of("see https://evil.example/x?y=1.", "see ‹removed›."),
                Arguments.of("HTTPS://EVIL.EXAMPLE/", "‹removed›"),
                Arguments.of("(https://evil.example/a), next", "(‹removed›), next"),
                Arguments.of("xhttps://evil.example y", "x‹removed› y"),
                Arguments.of("www.evil.example/x y", "‹removed› y"),
                Arguments.of("<https://evil.example/> y", "‹removed› y"),
                Arguments.of("<https://shop.example/> y", "https://shop.example/ y"),
                Arguments.of("ftp://evil.example/x y", "ftp: ‹removed› y"),
                Arguments.of("[here][1]\n\n[1]: https://evil.example/r 'title'", "here\n\n1: ‹removed› 'title'"),
                Arguments.of("[here]\n\n  [here]: <https://evil.example/r>", "[here]\n\n  here: ‹removed›"),
                Arguments.of("<a href=\"https://evil.example\">here</a>", "here"),
                Arguments.of("<img src=x onerror=alert(1)>a<br>b", "a\nb"),
                Arguments.of("<script>alert(1)</script>", "alert(1)"),
                Arguments.of(
                        "<img src=https://evil.example/x onerror=alert(1) ", "‹img src=‹removed› onerror=alert(1) "),
                Arguments.of("[x](javascript:alert(1))", "x"),
                Arguments.of("[x](JaVaScRiPt:alert`1`)", "x"),
                Arguments.of("[x](data:text/html;base64,PHNjcmlwdD4=)", "x"),
                Arguments.of("[x](//evil.example/)", "x"),
                Arguments.of("[x](/\\evil.example)", "x"),
                Arguments.of("[x](https:evil.example)", "x"),
                Arguments.of("[x](https:\\\\evil.example)", "x"),
                Arguments.of("[x](evil.example/path)", "x"),
                Arguments.of("[x](https://shop.example@evil.example/)", "x"),
                Arguments.of("[x](https://shop.example:pw@evil.example/)", "x"),
                Arguments.of("[x](https://shop.example.evil.example/)", "x"),
                Arguments.of("[x](https://evilshop.example/)", "x"),
                Arguments.of("[x](https://shop.example\\@evil.example/)", "x"),
                Arguments.of("[x](https://evil.example/?https://shop.example/)", "x"),
                Arguments.of("https://shop.example](https://evil.example)", "https://shop.example] "),
                Arguments.of("a] (b) ](https://evil.example)", "a] (b) ] "),
                Arguments.of("[x](mailto:help@shop.example?cc=eve@evil.example)", "x"),
                Arguments.of("[x](mailto:eve@evil.example)", "x"),
                Arguments.of("[x](tel:+1900123456)", "x"),
                Arguments.of("write to eve@evil.example.", "write to eve (at) evil.example."),
                Arguments.of("<eve@evil.example>", "eve (at) evil.example"),
                Arguments.of("mailto:eve@evil.example", "mailto:eve (at) evil.example"),
                Arguments.of("[unclosed](https://evil.example/x and more", "unclosed(‹removed› and more"),
                Arguments.of("https:<b>//evil.example</b>", "https: //evil.example"),
                Arguments.of("https:[//evil.example](javascript:x)", "https: //evil.example"),
                Arguments.of("[https:](javascript:x)//evil.example", "https: //evil.example"),
                Arguments.of("[https]://evil.example", "https: //evil.example"),
                Arguments.of("https://shop.example<b>.evil.example", "https://shop.example .evil.example"),
                Arguments.of("<https://shop.example>.evil.example", "https://shop.example .evil.example"),
                Arguments.of("eve@ev<b>il.example", "eve@ev il.example"),
                Arguments.of("[eve@evil](x).example", "eve@evil .example"),
                Arguments.of("**[here](https://evil.example)**, <b>Price</b>: 5.", "**here**, Price: 5."),
                Arguments.of("`[x](https://evil.example)`", "`x`"),
                Arguments.of("[x\n](https://evil.example)", "x\n"));
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void aLinkThatLeadsElsewhereLosesItsTargetAndKeepsItsText(String text, String shown) {
        assertEquals(shown, applied(text));
    }

    /** As the widget and as strict Markdown find links; whatever they find must be allowed. No host has a bracket. */
    private static final Pattern LINK = Pattern.compile(
            "\\]\\(\\s*<?([^\\s()>]+)|(https?://[^\\s<>\"`\\]]*[^\\s<>\"`.,;:!?)\\]}'*_])|^ {0,3}\\[[^\\[\\]\n]+\\]:\\s*(\\S+)",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static void assertNoForbiddenLink(String shown, String text) {
        LINK.matcher(shown)
                .results()
                .flatMap(found -> Stream.of(found.group(1), found.group(2), found.group(3)))
                .filter(target -> target != null)
                .forEach(target -> assertTrue(ALLOWED.allows(target), () -> target + " in " + shown + " from " + text));
        assertFalse(Pattern.compile("<[a-zA-Z/!?]").matcher(shown).find(), () -> shown + " from " + text);
    }

    @Test
    void howeverATextIsCutIntoPiecesTheSameIsShownAndNoForbiddenLinkComesThrough() {
        Random random = new Random(3);
        String[] parts = {
            "[",
            "]",
            "(",
            ")",
            "](",
            "][",
            "]:",
            "!",
            "<",
            ">",
            "<a href=",
            "</a>",
            "\\",
            "\n",
            "\n\n",
            " ",
            "\"",
            "`",
            "https://",
            "http://",
            "HTTPS://",
            "www.",
            "mailto:",
            "tel:",
            "javascript:",
            "//",
            ":",
            "@",
            ".",
            "/",
            "#",
            "?",
            "evil.example",
            "shop.example",
            "help@shop.example",
            "eve@evil.example",
            "x",
            "here",
            "1",
            "h",
            "ht",
            "w",
            "‹"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12) + 1; n > 0; n--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            String whole = applied(text.toString());
            assertEquals(whole, inPieces(text.toString(), random), text.toString());
            assertNoForbiddenLink(whole, text.toString());
        }
    }

    private static String inPieces(String text, Random random) {
        LinkRule rule = new LinkRule(ALLOWED, REMOVED);
        StringBuilder shown = new StringBuilder();
        int done = 0;
        while (done < text.length()) {
            int end = Math.min(text.length(), done + 1 + random.nextInt(4));
            shown.append(rule.push(text.substring(done, end)));
            done = end;
        }
        return shown.append(rule.end()).toString();
    }

    @Test
    void nothingIsHeldBackThatCannotBecomeALink() {
        LinkRule rule = new LinkRule(ALLOWED, REMOVED);
        for (String delta : List.of("Hello", " there,", " parcels", " take 3 days", ".", " **Bold**", " (so)")) {
            assertEquals(delta, rule.push(delta));
        }
        assertEquals(" see ", rule.push(" see [the page"));
        assertEquals("[the page](https://shop.example/)", rule.push("](https://shop.example/)"));
        assertEquals(" and ", rule.push(" and https://shop"));
        assertEquals("https://shop.example/x ", rule.push(".example/x "));
    }

    static Stream<String> nastyTexts() {
        return Stream.of(
                "[".repeat(50_000),
                "](".repeat(50_000),
                "[a](".repeat(20_000),
                "<a".repeat(50_000),
                "h".repeat(100_000),
                "https://".repeat(20_000),
                "https://" + "x".repeat(100_000),
                "a@".repeat(50_000),
                "[[[[a]]]](x)".repeat(5_000));
    }

    @ParameterizedTest
    @MethodSource("nastyTexts")
    void alsoANastyLongTextTakesAShortTime(String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertNoForbiddenLink(applied(text), text.substring(0, 20));
            LinkRule rule = new LinkRule(ALLOWED, REMOVED);
            for (int i = 0; i < text.length(); i += 5) {
                rule.push(text.substring(i, Math.min(text.length(), i + 5)));
            }
            rule.end();
        });
    }
}
