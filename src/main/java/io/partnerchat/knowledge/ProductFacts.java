package io.partnerchat.knowledge;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a feed says of a product, from flat metadata under the keys named here. Each may be null. As it comes out of the
 * index it is what the feed said; a visitor only gets what {@link #told} leaves of it.
 *
 * @param price {@code price}: a decimal with a point, as text or number; of a product with variants the lowest
 * @param salePrice {@code sale_price}: what it costs for now, from {@code saleFrom} to {@code saleUntil}
 * @param priceMax {@code price_max}: what its dearest variant costs, when not all cost the same
 * @param currency {@code currency}: three letters, as {@code EUR}
 * @param availability {@code availability}: {@code in_stock}, {@code out_of_stock}, {@code preorder} or {@code backorder}
 * @param image {@code image}: an address
 * @param brand {@code brand}
 * @param sku {@code sku}: the shop's own number; of a product with variants all of them, separated by spaces
 * @param gtin {@code gtin}: the number below the bar code, likewise
 * @param mpn {@code mpn}: the maker's own number, likewise
 * @param itemIds {@code item_ids}: the feed's own numbers of the product and its variants, likewise
 * @param saleFrom {@code sale_from}: ISO 8601
 * @param saleUntil {@code sale_until}: ISO 8601
 * @param feedDate {@code feed_date}: of the feed that last said something new of it, ISO 8601 with offset, as
 *     {@code 2026-11-23T07:05:14Z}
 */
public record ProductFacts(
        BigDecimal price,
        BigDecimal salePrice,
        BigDecimal priceMax,
        String currency,
        String availability,
        String image,
        String brand,
        String sku,
        String gtin,
        String mpn,
        String itemIds,
        Instant saleFrom,
        Instant saleUntil,
        Instant feedDate) {
    /** The keys of the metadata. */
    enum Key {
        PRICE(ProductField.PRICE),
        SALE_PRICE(ProductField.SALE_PRICE),
        PRICE_MAX(null),
        CURRENCY(ProductField.CURRENCY),
        AVAILABILITY(ProductField.AVAILABILITY),
        IMAGE(ProductField.IMAGE),
        BRAND(ProductField.BRAND),
        SKU(ProductField.SKU),
        GTIN(ProductField.GTIN),
        MPN(ProductField.MPN),
        ITEM_IDS(null),
        SALE_FROM(ProductField.SALE_FROM),
        SALE_UNTIL(ProductField.SALE_UNTIL),
        FEED_DATE(null);

        private final ProductField field;

        Key(ProductField field) {
            this.field = field;
        }

        /** Where it comes from; null when it is made of more than one field. */
        ProductField field() {
            return field;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ProductFacts of(JsonObject data) {
        Map<Key, String> texts = new EnumMap<>(Key.class);
        for (Key key : Key.values()) {
            texts.put(key, Passage.text(data, key.word()));
        }
        return of(texts);
    }

    static ProductFacts of(Map<Key, String> texts) {
        return new ProductFacts(
                decimal(texts.get(Key.PRICE)),
                decimal(texts.get(Key.SALE_PRICE)),
                decimal(texts.get(Key.PRICE_MAX)),
                texts.get(Key.CURRENCY),
                texts.get(Key.AVAILABILITY),
                texts.get(Key.IMAGE),
                texts.get(Key.BRAND),
                texts.get(Key.SKU),
                texts.get(Key.GTIN),
                texts.get(Key.MPN),
                texts.get(Key.ITEM_IDS),
                instant(texts.get(Key.SALE_FROM)),
                instant(texts.get(Key.SALE_UNTIL)),
                instant(texts.get(Key.FEED_DATE)));
    }

    /** The value of a key; what {@link #of(Map)} reads when it is made a text. */
    Object get(Key key) {
        return switch (key) {
            case PRICE -> price;
            case SALE_PRICE -> salePrice;
            case PRICE_MAX -> priceMax;
            case CURRENCY -> currency;
            case AVAILABILITY -> availability;
            case IMAGE -> image;
            case BRAND -> brand;
            case SKU -> sku;
            case GTIN -> gtin;
            case MPN -> mpn;
            case ITEM_IDS -> itemIds;
            case SALE_FROM -> saleFrom;
            case SALE_UNTIL -> saleUntil;
            case FEED_DATE -> feedDate;
        };
    }

    /**
     * What a visitor may be told now: no price and no availability without a date or from a feed that is too old, no sale
     * that is over or yet to come.
     *
     * @param latestFeed when the company's feed last came as a whole, with this product in it; or null
     */
    ProductFacts told(Instant latestFeed, Instant now, Duration maxAge) {
        Instant date = latestFeed != null && (feedDate == null || latestFeed.isAfter(feedDate)) ? latestFeed : feedDate;
        boolean current = date != null && !date.plus(maxAge).isBefore(now);
        boolean sale = current
                && price != null
                && (saleFrom == null || !saleFrom.isAfter(now))
                && (saleUntil == null || !saleUntil.isBefore(now));
        return new ProductFacts(
                current ? price : null,
                sale ? salePrice : null,
                current ? priceMax : null,
                current ? currency : null,
                current ? availability : null,
                image,
                brand,
                sku,
                gtin,
                mpn,
                itemIds,
                saleFrom,
                saleUntil,
                date);
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
