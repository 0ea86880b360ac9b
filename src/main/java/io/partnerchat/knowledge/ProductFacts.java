package io.partnerchat.knowledge;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What a feed says of a product, from flat metadata under the keys named here. Each may be null.
 *
 * @param price {@code price}: a decimal with a point, as text or number
 * @param salePrice {@code sale_price}: what it costs for now
 * @param currency {@code currency}: three letters, as {@code EUR}
 * @param availability {@code availability}: {@code in_stock}, {@code out_of_stock}, {@code preorder} or {@code backorder}
 * @param image {@code image}: an address
 * @param brand {@code brand}
 * @param sku {@code sku}: the shop's own number; of a product with variants all of them, separated by spaces
 * @param feedDate {@code feed_date}: when the feed was read, ISO 8601 with offset, as {@code 2026-11-23T07:05:14Z}
 */
public record ProductFacts(
        BigDecimal price,
        BigDecimal salePrice,
        String currency,
        String availability,
        String image,
        String brand,
        String sku,
        Instant feedDate) {
    static ProductFacts of(JsonObject data) {
        return new ProductFacts(
                decimal(Passage.text(data, "price")),
                decimal(Passage.text(data, "sale_price")),
                Passage.text(data, "currency"),
                Passage.text(data, "availability"),
                Passage.text(data, "image"),
                Passage.text(data, "brand"),
                Passage.text(data, "sku"),
                instant(Passage.text(data, "feed_date")));
    }

    private static BigDecimal decimal(String text) {
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null; // a price that cannot be read is not told
        }
    }

    private static Instant instant(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null; // without a date the price is not told
        }
    }
}
