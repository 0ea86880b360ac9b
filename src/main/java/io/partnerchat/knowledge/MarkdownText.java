package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown, by way of HTML: what both have in common is read by one class. */
final class MarkdownText {
    private static final List<org.commonmark.Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER =
            Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(100).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();
    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\R(.{0,5000}?)\\R---\\R", Pattern.DOTALL);
    private static final Pattern TITLE = Pattern.compile("(?m)^title:[ \\t]*[\"']?(.*?)[\"']?[ \\t]*$");

    private MarkdownText() {}

    static SourceText read(String markdown, BlockList blocks) {
        Matcher front = FRONT_MATTER.matcher(markdown);
        boolean fronted = front.find();
        Matcher title = TITLE.matcher(fronted ? front.group(1) : "");
        HtmlText.collect(html(fronted ? markdown.substring(front.end()) : markdown), blocks);
        return blocks.source(title.find() ? title.group(1) : null, null);
    }

    private static org.jsoup.nodes.Document html(String markdown) {
        try {
            return org.jsoup.Jsoup.parseBodyFragment(RENDERER.render(PARSER.parse(markdown)));
        } catch (StackOverflowError e) { // emphasis in emphasis in emphasis ...
            throw new SourceException(Reason.TOO_COMPLEX, "Its Markdown is nested too deeply.", e);
        }
    }
}
