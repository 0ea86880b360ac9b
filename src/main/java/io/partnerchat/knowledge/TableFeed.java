package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a feed that is a table: the exports of WooCommerce and Shopify, and Google's tab-separated form. */
final class TableFeed {
    private TableFeed() {}

    /** @throws SourceException when it is no feed, or breaks off */
    static FeedForm read(Path file, ReadClock clock, FeedContext context, FeedReading to) throws IOException {
        try (CsvTable table = CsvTable.open(file, clock)) {
            if (ShopifyFields.knows(table)) {
                ShopifyFields rows = new ShopifyFields(table, context, to);
                return each(table, rows::row, FeedForm.SHOPIFY);
            }
            if (WooFields.knows(table)) {
                WooFields rows = new WooFields(table, context, to);
                return each(table, rows::row, FeedForm.WOOCOMMERCE);
            }
            List<String> names = merchantNames(table);
            if (names.contains("id") && names.contains("title")) {
                return each(table, () -> merchant(table, names, context, to), FeedForm.GOOGLE_TEXT);
            }
            if (WooColumns.areTranslated(table)) {
                return translated(table, context, to);
            }
            throw new SourceException(
                    Reason.NOT_A_FEED,
                    "It is not a product feed: Google Merchant XML or TSV, or the product CSV of WooCommerce or"
                            + " Shopify. Nothing was changed.");
        }
    }

    private static FeedForm translated(CsvTable table, FeedContext context, FeedReading to) {
        if (!WooColumns.name(table)) {
            throw new SourceException(
                    Reason.LOCALIZED_HEADERS,
                    "It is a WooCommerce export with translated column names and without some of the columns; export all"
                            + " columns, or export while your own language in WordPress is English. Nothing was changed.");
        }
        WooFields rows = new WooFields(table, context, to);
        rows.row(); // that was read to know what it is
        return each(table, rows::row, FeedForm.WOOCOMMERCE);
    }

    private static FeedForm each(CsvTable table, Runnable row, FeedForm form) {
        while (table.next()) {
            row.run();
        }
        return form;
    }

    /** Of the columns; Google's own files begin with names of its XML now and then. */
    private static List<String> merchantNames(CsvTable table) {
        return table.header().stream()
                .map(CsvTable::name)
                .map(name -> name.startsWith("g_") ? name.substring(2) : name)
                .toList();
    }

    private static void merchant(CsvTable table, List<String> names, FeedContext context, FeedReading to) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String cell = table.get(i);
            if (cell != null) {
                values.putIfAbsent(names.get(i), cell);
            }
        }
        MerchantFields.read(table.line(), values, Map.of(), context, to);
    }
}
