package io.partnerchat.knowledge;

import java.util.Locale;

/** The forms of feed that are understood. */
enum FeedForm {
    GOOGLE_XML,
    GOOGLE_TEXT,
    WOOCOMMERCE,
    SHOPIFY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
