package io.partnerchat.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Walks HTML and closes a block wherever a reader would see a new line. Not recursive, however deep the page. */
final class HtmlBlocks implements NodeFilter {
    private static final Set<String> BLOCKS = Set.of(
            ("address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1"
                            + " h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table"
                            + " tbody td tfoot th thead tr ul")
                    .split(" "));
    private static final String BLOCK_IN_CELL = "table,h1,h2,h3,h4,h5,h6,ul,ol,section,article";

    private final BlockList blocks;
    private final StringBuilder open = new StringBuilder();
    private List<String> header = List.of();
    private int heading;
    private int lists;
    private int items;

    HtmlBlocks(BlockList blocks) {
        this.blocks = blocks;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            open.append(text.getWholeText());
            return FilterResult.CONTINUE;
        }
        String name = node.nodeName();
        if (BLOCKS.contains(name) || name.equals("br")) {
            boolean quiet = name.equals("br");
            if (quiet) {
                open.append(' ');
                return FilterResult.CONTINUE;
            }
            flush();
        }
        if (node instanceof Element row && name.equals("tr") && row.selectFirst(BLOCK_IN_CELL) == null) {
            row(row);
            return FilterResult.SKIP_ENTIRELY;
        }
        enter(name, 1);
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        String name = node.nodeName();
        if (BLOCKS.contains(name)) {
            flush();
            enter(name, -1);
        }
        return FilterResult.CONTINUE;
    }

    private void enter(String name, int step) {
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading = step > 0 ? name.charAt(1) - '0' : 0;
            case "ul", "ol" -> lists += step;
            case "li" -> items += step;
            case "table" -> header = List.of();
            default -> {}
        }
    }

    /** What was collected since the last line break of the page becomes a block. */
    void flush() {
        if (open.isEmpty()) {
            return;
        }
        String text = open.toString();
        open.setLength(0);
        if (heading > 0) {
            blocks.heading(heading, text);
        } else if (items > 0) {
            blocks.item(lists - 1, text);
        } else {
            blocks.paragraph(text);
        }
    }

    /** A row of nothing but th names the columns of those that follow. */
    private void row(Element row) {
        List<String> cells = new ArrayList<>();
        int named = 0;
        for (Element cell : row.children()) {
            named += cell.nameIs("th") ? 1 : 0;
            cells.add(cell.text());
        }
        if (named == cells.size() && named > 1) {
            header = List.copyOf(cells);
        } else if (cells.size() == 2 && named == 1) {
            blocks.row(List.of(cells.get(0)), List.of(cells.get(1)));
        } else {
            blocks.row(header, cells);
        }
    }
}
