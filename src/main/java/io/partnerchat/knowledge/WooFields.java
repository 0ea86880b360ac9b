package io.partnerchat.knowledge;

import io.partnerchat.knowledge.FeedItem.Part;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The rows of WooCommerce's product export: products, and further down their variations. */
final class WooFields {
    private final CsvTable table;
    private final FeedContext context;
    private final FeedReading to;
    /** Variations name their parent by its SKU, or as {@code id:741} when it has none. */
    private final Map<String, String> keys = new HashMap<>();

    WooFields(CsvTable table, FeedContext context, FeedReading to) {
        this.table = table;
        this.context = context;
        this.to = to;
    }

    static boolean knows(CsvTable table) {
        return table.has("type", "name") && (table.has("regular_price") || table.has("sku", "published"));
    }

    void row() {
        long line = table.line();
        String number = PlainText.orNull(table.get("id"));
        String sku = PlainText.orNull(table.get("sku"));
        String id = number == null ? sku : number;
        String wrong = FeedDraft.wrongWithId(id);
        if (wrong != null) {
            to.error(new RowError(line, "The product " + wrong + " and no SKU."));
            return;
        }
        String type = String.valueOf(table.get("type")).toLowerCase(Locale.ROOT);
        boolean variation = type.startsWith("variation");
        String parent = PlainText.orNull(table.get("parent"));
        FeedDraft draft = draft(sku, id, variation);
        String fault = faults(draft, variation, parent);
        if (fault != null) {
            to.error(new RowError(line, "Product " + id + ' ' + fault + '.'));
        }
        Part part = fault != null
                ? Part.BROKEN
                : !published() ? Part.HIDDEN : type.startsWith("variable") ? Part.PARENT : Part.VARIANT;
        if (variation && parent != null) {
            // a variation that is not shown takes nothing but itself away
            if (part != Part.HIDDEN) {
                to.item(draft.item(line, keys.getOrDefault(parent, parent), id, part));
            }
            return;
        }
        String key = sku == null ? "id:" + id : sku;
        keys.put("id:" + id, key);
        to.item(draft.item(line, key, id, part));
    }

    private FeedDraft draft(String sku, String id, boolean variation) {
        String url = table.get("external_url");
        FeedDraft draft = new FeedDraft(context.currency())
                .put(ProductField.TITLE, table.get("name"))
                .put(ProductField.DESCRIPTION, description())
                .putUrl(
                        ProductField.URL,
                        url == null && !variation ? FeedUrls.ofWooCommerce(context.website(), id) : url)
                .put(ProductField.BRAND, table.get("brands", "brand", "meta_brand", "meta_brand_name"))
                .put(ProductField.CATEGORIES, table.get("categories"))
                .put(ProductField.SKU, sku)
                .put(ProductField.GTIN, table.get("gtin_upc_ean_or_isbn", "meta_global_unique_id", "meta_gtin", "gtin"))
                .put(ProductField.MPN, table.get("meta_mpn", "mpn"));
        String images = table.get("images");
        if (images != null) {
            draft.putUrl(ProductField.IMAGE, images.split("\\s*,\\s*(?=https?://|//)", 2)[0]);
        }
        for (int i = 1; table.has("attribute_" + i + "_name"); i++) {
            draft.attribute(table.get("attribute_" + i + "_name"), table.get("attribute_" + i + "_value_s"));
        }
        String tags = table.get("tags");
        return tags == null ? draft : draft.attribute("Tags", tags);
    }

    /** The short one stands above the long one in the shop as well. */
    private String description() {
        String brief = table.get("short_description");
        String whole = table.get("description");
        String both = brief == null ? whole : whole == null ? brief : brief + "<br>" + whole;
        // its line ends are written out
        return both == null ? null : both.replace("\\n", "\n");
    }

    /** @return what is wrong, or null */
    private String faults(FeedDraft draft, boolean variation, String parent) {
        if (!draft.has(ProductField.TITLE)) {
            return "has no name";
        }
        if (variation && parent == null) {
            return "is a variation without a parent";
        }
        if (!draft.putPrice(ProductField.PRICE, table.get("regular_price"))
                || !draft.putPrice(ProductField.SALE_PRICE, table.get("sale_price"))) {
            return "has a price that cannot be read";
        }
        draft.putSale(
                FeedDate.of(table.get("date_sale_price_starts")), FeedDate.endOf(table.get("date_sale_price_ends")));
        draft.put(ProductField.AVAILABILITY, Availability.of(table.get("in_stock")));
        return null;
    }

    /** 1 is shown to everybody, 0 is a draft, -1 is private. */
    private boolean published() {
        String published = table.get("published");
        return published == null || !Set.of("0", "-1", "false").contains(published.strip());
    }
}
