package io.partnerchat.knowledge;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What an HTML page says, without what frames it on every page of its site. */
final class HtmlText {
    /** Never text for a reader. */
    private static final String MACHINERY = "script,style,noscript,template,svg,canvas,iframe,object,embed,video,audio,"
            + "button,select,input,textarea,[hidden],[aria-hidden=true]";

    /** The frame of a page; a form goes, unless the whole page stands in one. */
    private static final String FRAME = "nav,footer,aside,dialog,[role=navigation],[role=banner],[role=contentinfo],"
            + "[role=search],[role=complementary],[role=dialog],[class*=cookie],[id*=cookie],[class*=breadcrumb],"
            + "[class*=newsletter],[class~=(?i)\\b(sidebar|skip-link|screen-reader-text|share-buttons)\\b]";

    private HtmlText() {}

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

    /** The page's own heading says more than the title, which often repeats the name of the shop. */
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
        Element whole = page.body();
        Element cleaned = whole.clone();
        cleaned.select(FRAME).remove();
        cleaned.select("form").forEach(form -> {
            if (form.text().length() < cleaned.text().length() / 2) {
                form.remove();
            }
        });
        cleaned.select("header").forEach(header -> {
            if (header.closest("main,article,[role=main]") == null) {
                header.remove();
            }
        });
        Element main = cleaned.selectFirst("main,[role=main]");
        if (main == null && cleaned.select("article").size() == 1) {
            main = cleaned.selectFirst("article");
        }
        if (main == null || main.text().length() < 80) {
            main = cleaned;
        }
        removeLinkLists(main);
        return main.text().isBlank() ? whole : main;
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
