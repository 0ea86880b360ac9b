package io.partnerchat.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What a product costs whose variants cost differently. */
final class VariantPrices {
    private static final List<ProductField> PRICES = List.of(
            ProductField.PRICE,
            ProductField.SALE_PRICE,
            ProductField.CURRENCY,
            ProductField.SALE_FROM,
            ProductField.SALE_UNTIL);

    private VariantPrices() {}

    /** Puts the lowest price of all variants, and the lowest for now; returns the highest when it is another. */
    static String put(List<FeedItem> items, Map<ProductField, String> fields) {
        FeedItem cheapest = least(items, ProductField.PRICE);
        PRICES.forEach(fields::remove);
        if (cheapest == null) {
            return null;
        }
        BigDecimal least = number(cheapest, ProductField.PRICE);
        fields.put(ProductField.PRICE, cheapest.get(ProductField.PRICE));
        put(fields, ProductField.CURRENCY, cheapest);
        FeedItem sale = least(items, ProductField.SALE_PRICE);
        if (sale != null && number(sale, ProductField.SALE_PRICE).compareTo(least) < 0) {
            put(fields, ProductField.SALE_PRICE, sale);
            put(fields, ProductField.SALE_FROM, sale);
            put(fields, ProductField.SALE_UNTIL, sale);
        }
        return items.stream()
                .filter(item -> item.get(ProductField.PRICE) != null)
                .max((one, other) -> number(one, ProductField.PRICE).compareTo(number(other, ProductField.PRICE)))
                .filter(item -> number(item, ProductField.PRICE).compareTo(least) > 0)
                .map(item -> item.get(ProductField.PRICE))
                .orElse(null);
    }

    private static void put(Map<ProductField, String> fields, ProductField field, FeedItem item) {
        if (item.get(field) != null) {
            fields.put(field, item.get(field));
        }
    }

    private static FeedItem least(List<FeedItem> items, ProductField field) {
        return items.stream()
                .filter(item -> item.get(field) != null)
                .min((one, other) -> number(one, field).compareTo(number(other, field)))
                .orElse(null);
    }

    private static BigDecimal number(FeedItem item, ProductField field) {
        return new BigDecimal(item.get(field));
    }
}
