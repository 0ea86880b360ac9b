package io.partnerchat.knowledge;

/**
 * What a feed does not say of itself.
 *
 * @param currency of prices without one, or null
 * @param website of the shop, or null
 */
record FeedContext(String currency, String website) {}
