package io.partnerchat.knowledge;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What an HTML page says, without what frames it on every page of its site. */
final class HtmlText {
    /** Never text for a reader. */
    private static final String MACHINERY =
            "script,style,noscript,template,svg,canvas,iframe,object,embed,video,audio,select,input,textarea";

    private static final String HIDDEN = "[hidden],[aria-hidden=true]";

    /** A button that opens an answer has the question on it. */
    private static final String OPENER = "h1,h2,h3,h4,h5,h6,dt,summary";

    /** The frame of a page. */
    private static final String FRAME = "nav,footer,aside,dialog,[role=navigation],[role=banner],[role=contentinfo],"
            + "[role=search],[role=complementary],[role=dialog],[role=alertdialog],[class*=breadcrumb],[class*=newsletter],"
            + named("(cookie|consent|gdpr|privacy)s?[-_ ]?(banner|bar|box|consent|dialog|info|law|layer|manager|message"
                    + "|modal|notice|notification|overlay|popup|settings|wall)")
            + named("onetrust|cookiebot|usercentrics|didomi|klaro|cookieconsent")
            + named("\\b(sidebar|skip-link|skip-to-content|screen-reader-text|sr-only|visually-hidden|share-buttons"
                            + "|social-links|pagination|mini-?cart|cart-drawer)\\b")
                    .replaceAll(",$", "");

    private static final String MAIN = "main,[role=main]";

    private HtmlText() {}

    private static String named(String pattern) {
        return "[class~=(?i)" + pattern + "],[id~=(?i)" + pattern + "],";
    }

    static SourceText read(String html, BlockList blocks) {
        return read(Jsoup.parse(html), blocks);
    }

    static SourceText read(Document page, BlockList blocks) {
        collect(mainPart(page), blocks);
        return blocks.source(title(page), language(page));
    }

    /** Everything below an element, as blocks. */
    static void collect(Element root, BlockList blocks) {
        HtmlBlocks walk = new HtmlBlocks(blocks);
        root.filter(walk);
        walk.flush();
    }

    /** The title of the page; its heading when it has none. */
    private static String title(Document page) {
        Element heading = page.selectFirst("main h1, article h1");
        String title = PlainText.oneLine(page.title());
        return PlainText.cut(title.isEmpty() && heading != null ? heading.text() : title, 300);
    }

    static String language(Document page) {
        Element root = page.selectFirst("html[lang]");
        String language = root == null ? "" : root.attr("lang").strip();
        return language.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*") ? language.replace('_', '-') : null;
    }

    /** The part that is about something; the whole body when taking the frame away leaves next to nothing. */
    private static Element mainPart(Document page) {
        page.select(MACHINERY).remove();
        removeHidden(page);
        Element whole = page.body();
        Element cleaned = whole.clone();
        int all = cleaned.text().length();
        for (Element frame : cleaned.select(FRAME)) {
            // a wrapper around everything may carry any of these names
            if (frame.selectFirst(MAIN) == null && (frame.text().length() <= all / 2 || frame.is("nav,footer"))) {
                frame.remove();
            }
        }
        cleaned.select("form").forEach(form -> {
            // a whole page may stand in one
            if (form.text().length() < cleaned.text().length() / 2) {
                form.remove();
            }
        });
        cleaned.select("header").forEach(header -> {
            if (header.closest("main,article,[role=main]") == null) {
                header.remove();
            }
        });
        Element main = cleaned.selectFirst(MAIN);
        if (main == null && cleaned.select("article").size() == 1) {
            main = cleaned.selectFirst("article");
        }
        if (main == null || main.text().length() < 80) {
            main = cleaned;
        }
        removeLinkLists(main);
        return main.text().isBlank() ? whole : main;
    }

    /** What is folded up until somebody presses a button is text all the same; other hidden things are not. */
    private static void removeHidden(Document page) {
        Set<String> unfolded = new HashSet<>();
        for (Element opener : page.select("[aria-controls]")) {
            unfolded.addAll(List.of(opener.attr("aria-controls").strip().split("\\s+")));
        }
        for (Element button : page.select("button")) {
            boolean opener = button.hasAttr("aria-expanded") || button.closest(OPENER) != null;
            if (opener) {
                button.unwrap();
            } else {
                button.remove();
            }
        }
        for (Element hidden : page.select(HIDDEN)) {
            if (!unfolded.contains(hidden.id()) && !hidden.is("[role=tabpanel],[role=region]")) {
                hidden.remove();
            }
        }
    }

    /** Menus that do not say that they are one: many links and hardly a word between them. */
    private static void removeLinkLists(Element main) {
        for (Element list : main.select("ul,ol")) {
            int links = list.select("a").size();
            if (links >= 4) {
                int linked = list.select("a").stream()
                        .mapToInt(a -> a.text().length())
                        .sum();
                int all = list.text().length();
                if (linked > all * 0.9 && all / links < 40) {
                    list.remove();
                }
            }
        }
    }
}
