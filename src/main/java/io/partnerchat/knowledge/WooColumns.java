package io.partnerchat.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * WooCommerce writes the names of an export's columns in the shop's own language; what it always keeps is their order,
 * that of {@code WC_Product_CSV_Exporter::get_default_column_names}. So the columns of a whole export can be named again.
 */
final class WooColumns {
    private static final Set<String> TYPES =
            Set.of("simple", "variable", "variation", "grouped", "external", "downloadable", "virtual", "subscription");

    private static final List<String> BEFORE_NUMBER = List.of("id", "type", "sku");
    /** Since WooCommerce 9.2; these abbreviations are the same in every language. */
    private static final Pattern NUMBER = Pattern.compile("GTIN|UPC|EAN|ISBN");

    private static final List<String> AFTER_NUMBER = Arrays.asList(
            ("name published is_featured visibility_in_catalog short_description description date_sale_price_starts"
                            + " date_sale_price_ends tax_status tax_class in_stock stock low_stock_amount"
                            + " backorders_allowed sold_individually weight length width height allow_customer_reviews"
                            + " purchase_note sale_price regular_price categories tags shipping_class images"
                            + " download_limit download_expiry_days parent grouped_products upsells cross_sells"
                            + " external_url button_text position")
                    .split(" "));
    /** Since WooCommerce 9.6, behind all others. */
    private static final String BRANDS = "brands";

    private WooColumns() {}

    /** Whether it is such an export in another language; reads its first row to find out. */
    static boolean areTranslated(CsvTable table) {
        return table.header().size() > 20
                && table.header().get(0).equalsIgnoreCase("ID")
                && table.next()
                && table.get(1) != null
                && TYPES.contains(table.get(1).split(",", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /** Gives the columns their English names; false when some were left out of the export, so that none can be told. */
    static boolean name(CsvTable table) {
        List<String> header = table.header();
        int number = BEFORE_NUMBER.size();
        boolean numbered = NUMBER.matcher(header.get(number)).find();
        int name = numbered ? number + 1 : number;
        int own = name + AFTER_NUMBER.size();
        int attributes = own;
        while (attributes < header.size() && !header.get(attributes).matches(".*\\b1\\b.*")) {
            attributes++;
        }
        boolean whole = header.size() >= own && (attributes <= own + 1 || attributes == header.size());
        String published = whole ? table.get(name + AFTER_NUMBER.indexOf("published")) : null;
        if (published == null || !Set.of("1", "0", "-1").contains(published.strip())) {
            return false;
        }
        for (int i = 0; i < number; i++) {
            table.name(i, BEFORE_NUMBER.get(i));
        }
        if (numbered) {
            table.name(number, "gtin");
        }
        for (int i = 0; i < AFTER_NUMBER.size(); i++) {
            table.name(name + i, AFTER_NUMBER.get(i));
        }
        if (attributes == own + 1) {
            table.name(own, BRANDS);
        }
        attributes(table, attributes);
        return true;
    }

    /** Name, values, whether it is shown and whether it is one of the whole shop: four columns for each. */
    private static void attributes(CsvTable table, int first) {
        List<String> header = table.header();
        for (int i = 1, at = first; at + 1 < header.size(); i++, at += 4) {
            Pattern numbered = Pattern.compile("\\b" + i + "\\b");
            if (!numbered.matcher(header.get(at)).find()
                    || !numbered.matcher(header.get(at + 1)).find()) {
                return;
            }
            table.name(at, "attribute_" + i + "_name");
            table.name(at + 1, "attribute_" + i + "_value_s");
        }
    }
}
