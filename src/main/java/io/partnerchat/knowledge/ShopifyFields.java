package io.partnerchat.knowledge;

import io.partnerchat.knowledge.FeedItem.Part;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;

/**
 * The rows of Shopify's product export, in its older and its newer words: the first of a product says what all variants
 * have in common and is a variant itself, further ones are variants or only pictures.
 */
final class ShopifyFields {
    private final CsvTable table;
    private final FeedContext context;
    private final FeedReading to;
    private final String[] optionNames = new String[3];
    private String optionsOf;

    ShopifyFields(CsvTable table, FeedContext context, FeedReading to) {
        this.table = table;
        this.context = context;
        this.to = to;
    }

    static boolean knows(CsvTable table) {
        return table.has("title") && (table.has("handle") || table.has("url_handle"));
    }

    void row() {
        long line = table.line();
        String handle = PlainText.orNull(table.get("handle", "url_handle"));
        String wrong = FeedDraft.wrongWithId(handle);
        if (wrong != null) {
            to.error(new RowError(line, "The product " + wrong + ", which is its handle."));
            return;
        }
        boolean first = table.get("title") != null;
        String price = table.get("variant_price", "price");
        if (!first && price == null && table.get("option1_value") == null) {
            return; // one more picture
        }
        FeedDraft draft = draft(handle, first);
        String fault = prices(draft, price);
        String sku = draft.get(ProductField.SKU);
        if (fault != null) {
            to.error(new RowError(line, "Product " + handle + ' ' + fault + '.'));
        }
        Part part = fault != null ? Part.BROKEN : first && !shown() ? Part.HIDDEN : Part.VARIANT;
        String id =
                sku == null ? handle + '#' + String.join("/", draft.attributes().values()) : sku;
        to.item(draft.item(line, handle, PlainText.cut(id, ProductField.TITLE.characters()), part));
    }

    private FeedDraft draft(String handle, boolean first) {
        FeedDraft draft = new FeedDraft(context.currency())
                .put(ProductField.TITLE, table.get("title"))
                .put(ProductField.DESCRIPTION, table.get("body_html", "body", "description"))
                .putUrl(ProductField.URL, first ? FeedUrls.ofShopify(context.website(), handle) : null)
                .putUrl(
                        ProductField.IMAGE,
                        table.get("image_src", "product_image_url", "variant_image", "variant_image_url"))
                .put(ProductField.BRAND, table.get("vendor"))
                .put(ProductField.CATEGORIES, table.get("type", "product_category", "product_type"))
                .put(ProductField.SKU, unquoted(table.get("variant_sku", "sku")))
                .put(ProductField.GTIN, unquoted(table.get("variant_barcode", "barcode")))
                .put(ProductField.MPN, table.get("google_shopping_mpn"))
                .put(ProductField.AVAILABILITY, availability());
        options(draft, handle);
        draft.attribute("Tags", table.get("tags"));
        return draft;
    }

    /** Their names stand in the first row of a product only. */
    private void options(FeedDraft draft, String handle) {
        if (!handle.equals(optionsOf)) {
            optionsOf = handle;
            Arrays.fill(optionNames, null);
        }
        for (int i = 0; i < optionNames.length; i++) {
            String name = table.get("option" + (i + 1) + "_name");
            optionNames[i] = name == null ? optionNames[i] : name;
            String value = table.get("option" + (i + 1) + "_value");
            if (value != null && optionNames[i] != null && !value.equalsIgnoreCase("Default Title")) {
                draft.attribute(optionNames[i], value);
            }
        }
    }

    /** What it costs is the price; what it is compared with is what it costs otherwise. */
    private String prices(FeedDraft draft, String price) {
        Money now = price == null ? null : Money.parse(price, context.currency());
        String before = table.get("variant_compare_at_price", "compare_at_price");
        Money otherwise = before == null ? null : Money.parse(before, context.currency());
        if ((price != null && now == null) || (before != null && otherwise == null)) {
            return "has a price that cannot be read";
        }
        boolean sale = now != null && otherwise != null && lower(now.amount(), otherwise.amount());
        draft.putPrice(ProductField.PRICE, sale ? before : price);
        draft.putPrice(ProductField.SALE_PRICE, sale ? price : null);
        return null;
    }

    private static boolean lower(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) < 0;
    }

    /** Nobody counts: it can be had. Counted and none left: unless it is sold all the same. */
    private String availability() {
        String counted = table.get("variant_inventory_tracker", "inventory_tracker");
        String left = table.get("variant_inventory_qty", "inventory_quantity");
        String policy = String.valueOf(
                table.get("variant_inventory_policy", "continue_selling_when_out_of_stock", "inventory_policy"));
        boolean counts = table.has("variant_inventory_tracker") || table.has("inventory_tracker");
        if (counts && counted == null) {
            return Availability.IN_STOCK;
        }
        if (left == null) {
            return null;
        }
        Money count = Money.parse(left, null);
        if (count != null && count.amount().signum() > 0) {
            return Availability.IN_STOCK;
        }
        boolean sold = policy.equalsIgnoreCase("continue") || policy.equalsIgnoreCase("true");
        return sold ? Availability.BACKORDER : Availability.OUT_OF_STOCK;
    }

    private boolean shown() {
        String published = String.valueOf(table.get("published", "published_on_online_store"));
        String status = String.valueOf(table.get("status")).toLowerCase(Locale.ROOT);
        return !published.equalsIgnoreCase("false")
                && !status.equals("draft")
                && !status.equals("archived")
                && !status.equals("unlisted");
    }

    /** Shopify writes an apostrophe before a number, so that Excel leaves it alone. */
    private static String unquoted(String text) {
        return text != null && text.startsWith("'") ? text.substring(1) : text;
    }
}
