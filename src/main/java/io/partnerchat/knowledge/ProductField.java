package io.partnerchat.knowledge;

/** What a feed can say of a product, in one form whatever the feed. */
enum ProductField {
    TITLE(500),
    /** May be HTML. */
    DESCRIPTION(20_000),
    URL(2_000),
    IMAGE(2_000),
    BRAND(200),
    /** Paths as in {@code Clothing > Shirts}, separated by commas. */
    CATEGORIES(1_000),
    /** A decimal with a point. */
    PRICE(40),
    SALE_PRICE(40),
    /** Three letters. */
    CURRENCY(3),
    /** ISO 8601 in UTC, as {@code 2026-11-23T07:05:14Z}. */
    SALE_FROM(40),
    SALE_UNTIL(40),
    AVAILABILITY(20),
    SKU(120),
    GTIN(60),
    MPN(120),
    LANGUAGE(16);

    /** More is cut off. */
    private final int characters;

    ProductField(int characters) {
        this.characters = characters;
    }

    int characters() {
        return characters;
    }
}
