package io.partnerchat.chat;

/**
 * Where on the shop's website the visitor is; each may be null.
 *
 * @param url an http or https address
 * @param productId the shop's id of the product that the page shows
 */
record Page(String url, String title, String productId) {
    static final Page NONE = new Page(null, null, null);

    boolean unknown() {
        return url == null && title == null && productId == null;
    }
}
