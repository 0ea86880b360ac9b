package io.partnerchat.knowledge;

import io.partnerchat.company.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A product as a document. What it costs and whether it is there stand in the facts only, never in a text. */
final class ProductVersion {
    /** Part of each product's hash: how its text is made has changed, so an unchanged feed is to be taken in again. */
    static final String CUT = "1";

    private static final int MOST_DESCRIPTION = 6_000;
    private static final int MOST_LINE = 1_000;
    private static final char END = '\u0001';

    private ProductVersion() {}

    /** Of all that a feed says of it; cheap, as most products of most feeds are as they were. */
    static String hash(Product product) {
        StringBuilder all = new StringBuilder(1_000).append(CUT).append(END).append(product.id());
        product.fields()
                .forEach((field, value) ->
                        all.append(END).append(field).append(END).append(value));
        all.append(END).append(product.priceMax()).append(END).append(product.itemIds());
        product.attributes()
                .forEach((name, values) ->
                        all.append(END).append(name).append(END).append(values));
        return Secrets.hash(all.toString());
    }

    static DocumentVersion of(Product product, String hash, String group, long feedMillis) {
        Map<ProductField, String> fields = product.fields();
        String title = fields.get(ProductField.TITLE);
        String url = fields.get(ProductField.URL);
        String language = fields.get(ProductField.LANGUAGE);
        List<String> lines = lines(product);
        List<Block> blocks = lines.stream()
                .map(line -> new Block(Block.Kind.PARAGRAPH, 0, line))
                .toList();
        List<Piece> pieces = DocumentVersion.pieces(
                Passage.PRODUCT,
                product.id(),
                title,
                url,
                language,
                Chunker.whole(String.join("\n", lines), blocks),
                facts(product, feedMillis));
        return new DocumentVersion(
                Passage.PRODUCT, product.id(), title, url, language, hash, null, group, feedMillis, pieces);
    }

    private static List<String> lines(Product product) {
        Map<ProductField, String> fields = product.fields();
        List<String> lines = new ArrayList<>();
        lines.addAll(description(fields.get(ProductField.DESCRIPTION)));
        line(lines, "Brand", fields.get(ProductField.BRAND));
        line(lines, "Category", fields.get(ProductField.CATEGORIES));
        product.attributes().forEach((name, values) -> line(lines, name, String.join(", ", values)));
        line(lines, "SKU", fields.get(ProductField.SKU));
        line(lines, "GTIN", fields.get(ProductField.GTIN));
        line(lines, "MPN", fields.get(ProductField.MPN));
        if (lines.isEmpty()) {
            lines.add(fields.get(ProductField.TITLE));
        }
        return lines;
    }

    private static List<String> description(String html) {
        String text = html == null ? "" : FeedHtml.text(html);
        return PlainText.cut(text, MOST_DESCRIPTION)
                .lines()
                .map(PlainText::oneLine)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static void line(List<String> lines, String name, String value) {
        if (value != null) {
            lines.add(PlainText.cut(name + ": " + value, MOST_LINE));
        }
    }

    private static Map<String, String> facts(Product product, long feedMillis) {
        Map<ProductField, String> fields = product.fields();
        Map<String, String> facts = new LinkedHashMap<>();
        for (ProductFacts.Key key : ProductFacts.Key.values()) {
            facts.put(key.word(), key.field() == null ? null : fields.get(key.field()));
        }
        facts.put(ProductFacts.Key.PRICE_MAX.word(), product.priceMax());
        facts.put(ProductFacts.Key.ITEM_IDS.word(), Product.gathered(product.itemIds()));
        facts.put(ProductFacts.Key.FEED_DATE.word(), DocumentService.date(feedMillis));
        return facts;
    }
}
