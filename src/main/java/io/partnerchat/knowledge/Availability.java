package io.partnerchat.knowledge;

import java.util.List;
import java.util.Locale;

/** Whether a product can be had, in the words that {@link ProductFacts} knows. */
final class Availability {
    static final String IN_STOCK = "in_stock";
    static final String OUT_OF_STOCK = "out_of_stock";
    static final String PREORDER = "preorder";
    static final String BACKORDER = "backorder";

    /** The best for a visitor first. */
    private static final List<String> ORDER = List.of(IN_STOCK, PREORDER, BACKORDER, OUT_OF_STOCK);

    private Availability() {}

    /** @return null when it cannot be told */
    static String of(String text) {
        String word = PlainText.oneLine(text).toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
        // schema.org's words stand behind an address
        return switch (word.substring(word.lastIndexOf('/') + 1)) {
            case "instock", "limitedavailability", "instoreonly", "onlineonly", "1", "true", "yes" -> IN_STOCK;
            case "outofstock", "soldout", "discontinued", "0", "false", "no" -> OUT_OF_STOCK;
            case "preorder", "presale" -> PREORDER;
            case "backorder", "availablefororder", "onbackorder", "notify" -> BACKORDER;
            default -> null;
        };
    }

    /** Of two variants, what can be said of their product; each may be null. */
    static String better(String one, String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return ORDER.indexOf(one) <= ORDER.indexOf(other) ? one : other;
    }
}
