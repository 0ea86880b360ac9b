package io.partnerchat.knowledge;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The text of a description, which may be HTML, HTML written out in entities, or plain. */
final class FeedHtml {
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!][^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});");
    private static final int MOST_BLOCKS = 2_000;

    private FeedHtml() {}

    /** Line by line; tags, scripts and styles are gone. */
    static String text(String description) {
        String text = description;
        if (!TAG.matcher(text).find() && ENTITY.matcher(text).find()) {
            text = Parser.unescapeEntities(text, false);
        }
        if (!TAG.matcher(text).find()) {
            return text;
        }
        Element body = Jsoup.parseBodyFragment(text).body();
        body.select("script,style,noscript,iframe,template").remove();
        BlockList blocks = new BlockList(Integer.MAX_VALUE, ReadClock.start(java.time.Duration.ofSeconds(10)));
        HtmlText.collect(body, blocks);
        return blocks.isEmpty()
                ? ""
                : blocks.source(null, null).blocks().stream()
                        .limit(MOST_BLOCKS)
                        .map(block -> block.kind() == Block.Kind.LIST_ITEM ? "- " + block.text() : block.text())
                        .collect(Collectors.joining("\n"));
    }
}
