package io.partnerchat.knowledge;

import io.partnerchat.knowledge.FeedItem.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A product in the words of Google's product data specification, from XML or a table. */
final class MerchantFields {
    /** Said of the product apart from what has a field of its own. */
    private static final Map<String, String> ATTRIBUTES = attributes();

    private MerchantFields() {}

    private static Map<String, String> attributes() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("color", "Color");
        names.put("size", "Size");
        names.put("material", "Material");
        names.put("pattern", "Pattern");
        names.put("gender", "Gender");
        names.put("age_group", "Age group");
        names.put("condition", "Condition");
        names.put("size_system", "Size system");
        names.put("product_length", "Length");
        names.put("product_width", "Width");
        names.put("product_height", "Height");
        names.put("product_weight", "Weight");
        names.put("energy_efficiency_class", "Energy efficiency class");
        names.put("multipack", "Multipack");
        return names;
    }

    /**
     * @param values by name in lower case with underscores, without prefix
     * @param details further attributes by name
     */
    static void read(
            long line, Map<String, String> values, Map<String, String> details, FeedContext context, FeedReading to) {
        String id = PlainText.orNull(first(values, "id", "sku", "guid"));
        String wrong = FeedDraft.wrongWithId(id);
        if (wrong != null) {
            to.error(new RowError(line, "The product " + wrong + "."));
            return;
        }
        String group = PlainText.orNull(values.get("item_group_id"));
        String key = group == null || FeedDraft.wrongWithId(group) != null ? id : group;
        FeedDraft draft = draft(values, details, context);
        draft.put(ProductField.SKU, id);
        String fault = prices(values, draft);
        if (!draft.has(ProductField.TITLE)) {
            fault = "has no title";
        }
        if (fault != null) {
            to.error(new RowError(line, "Product " + id + ' ' + fault + '.'));
        }
        to.item(draft.item(line, key, id, fault == null ? Part.VARIANT : Part.BROKEN));
    }

    private static FeedDraft draft(Map<String, String> values, Map<String, String> details, FeedContext context) {
        FeedDraft draft = new FeedDraft(context.currency())
                .put(ProductField.TITLE, first(values, "title", "structured_title"))
                .put(ProductField.DESCRIPTION, first(values, "description", "summary", "content"))
                .putUrl(ProductField.URL, first(values, "link", "canonical_link"))
                .putUrl(ProductField.IMAGE, first(values, "image_link", "additional_image_link"))
                .put(ProductField.BRAND, values.get("brand"))
                .put(ProductField.CATEGORIES, categories(values))
                .put(ProductField.AVAILABILITY, Availability.of(values.get("availability")))
                .put(ProductField.GTIN, values.get("gtin"))
                .put(ProductField.MPN, values.get("mpn"))
                .put(ProductField.LANGUAGE, values.get("content_language"));
        ATTRIBUTES.forEach((name, shown) -> draft.attribute(shown, values.get(name)));
        details.forEach(draft::attribute);
        return draft;
    }

    /** @return what is wrong with them, or null */
    private static String prices(Map<String, String> values, FeedDraft draft) {
        if (!draft.putPrice(ProductField.PRICE, values.get("price"))) {
            return "has a price that cannot be read";
        }
        if (!draft.putPrice(ProductField.SALE_PRICE, values.get("sale_price"))) {
            return "has a sale price that cannot be read";
        }
        String dates = values.get("sale_price_effective_date");
        if (dates != null) {
            String[] both = dates.split("/", 2);
            draft.putSale(FeedDate.of(both[0]), both.length < 2 ? null : FeedDate.endOf(both[1]));
        }
        return null;
    }

    /** The shop's own; Google's when it is a name and not a number. */
    private static String categories(Map<String, String> values) {
        String google = values.getOrDefault("google_product_category", "");
        String own = values.get("product_type");
        return own != null && !own.isBlank() ? own : google.isBlank() || google.matches("\\s*\\d+\\s*") ? null : google;
    }

    static String first(Map<String, String> values, String... names) {
        return List.of(names).stream()
                .map(values::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }
}
